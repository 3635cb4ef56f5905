import Foundation

/// Formats the two sides of a comparison with just enough digits to show how they compare.
enum SidesFormat {
  /// Whole numbers as they are; otherwise both with the same number of decimals: at least one, at
  /// least three significant digits on the smaller side, and enough to tell unequal numbers apart.
  static func strings(_ one: Double, _ other: Double) -> (String, String) {
    let sides = [one, other]
    guard sides.allSatisfy({ $0.isFinite && abs($0) < 1e15 }) else {
      return (plain(one), plain(other))
    }
    if sides.allSatisfy({ $0 == $0.rounded() }) {
      return (decimal(one, 0), decimal(other, 0))
    }
    for digits in 1...9 where sides.allSatisfy({ isShown($0, digits) }) {
      let texts = (decimal(one, digits), decimal(other, digits))
      if texts.0 != texts.1 || one == other { return texts }
    }
    return (plain(one), plain(other))
  }

  /// A number with as many decimals as another one is shown with, such as "7.537".
  static func string(_ value: Double, like other: String) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return plain(value) }
    return decimal(value, other.split(separator: ".").dropFirst().first?.count ?? 0)
  }

  /// Whether that many decimals show three significant digits; true for whole numbers.
  private static func isShown(_ value: Double, _ digits: Int) -> Bool {
    value == value.rounded() || abs(value) * pow(10, Double(digits)) >= 100
  }

  private static func decimal(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }

  private static func plain(_ value: Double) -> String {
    value.isNaN ? "nan" : "\(value)"
  }
}
