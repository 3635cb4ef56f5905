import CICU

/// Which plural form a language uses beside a number: the rules of CLDR, which ICU has for all
/// languages.
enum PluralRules {
  private static let longestName = 16

  /// - Parameters:
  ///   - digits: the number's, with a point as decimal mark; "1.0" and "1" can differ.
  ///   - code: such as "pl" or "pt-BR".
  /// - Returns: `nil` if the rules aren't there.
  static func form(of digits: String, in code: String) -> PluralForm? {
    let fraction = digits.firstIndex(of: ".").map { digits[$0...].dropFirst().count } ?? 0
    var name = [CChar](repeating: 0, count: longestName)
    guard
      pluralForm(
        code, digits, Int32(digits.utf8.count), Int32(fraction), &name, Int32(longestName))
    else { return nil }
    return PluralForm(
      rawValue: String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
  }
}
