/// Formats numbers in drawings: short, and only as digits.
package enum Coordinate {
  /// `value` with at most one decimal; 0 where it is not finite.
  package static func string(_ value: Double) -> String {
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
package struct Point: Hashable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
