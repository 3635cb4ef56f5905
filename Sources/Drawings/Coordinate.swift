/// Formats numbers in drawings: short, and only as digits.
package enum Coordinate {
  /// `value` with at most one decimal; 0 where it is not finite.
  package static func string(_ value: Double) -> String { string(tenths: tenths(value)) }

  /// `value` in tenths; 0 where it is not finite.
  static func tenths(_ value: Double) -> Int {
    // Larger values lie far outside every drawing, where nothing is visible.
    guard value.isFinite, abs(value) < 1e6 else { return 0 }
    return Int((value * 10).rounded())
  }

  /// A number of tenths as a decimal number.
  static func string(tenths: Int) -> String {
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
