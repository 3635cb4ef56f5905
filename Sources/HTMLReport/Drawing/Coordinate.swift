/// Numbers inside of drawings: short, and never anything but digits.
enum Coordinate {
  /// `value` with one digit after the point and no needless zero; 0 where it is not finite.
  static func string(_ value: Double) -> String {
    // Far outside of every drawing: what a browser draws there is not seen.
    guard value.isFinite, abs(value) < 1e6 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let digits = tenths.magnitude
    return digits % 10 == 0
      ? "\(sign)\(digits / 10)" : "\(sign)\(digits / 10).\(digits % 10)"
  }
}

/// A place in a drawing: x to the right, y downwards.
struct Point: Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
