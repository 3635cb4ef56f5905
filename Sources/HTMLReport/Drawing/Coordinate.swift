/// Formats numbers in drawings: short, and only as digits.
enum Coordinate {
  /// `value` with at most one decimal; 0 where it is not finite.
  static func string(_ value: Double) -> String {
    // Larger values lie far outside every drawing, where nothing is visible.
    guard value.isFinite, abs(value) < 1e6 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let digits = tenths.magnitude
    return digits % 10 == 0
      ? "\(sign)\(digits / 10)" : "\(sign)\(digits / 10).\(digits % 10)"
  }
}

/// A point in a drawing: x to the right, y downwards.
struct Point: Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
