/// How a language writes numbers in digits.
package struct NumberStyle: Hashable, Sendable {
  /// Between the whole and the fraction: "." in 3.14.
  package var decimal: String
  /// Between groups of three digits: "," in 25,000.
  package var group: String

  package init(decimal: String, group: String) {
    self.decimal = decimal
    self.group = group
  }

  /// A number with digits grouped in threes, whose decimal mark is a point and which has no sign.
  package func string(ofDigits text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let digits = parts.first else { return text }
    var whole = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { whole += group }
      whole.append(digit)
    }
    return ([whole] + parts.dropFirst().map(String.init)).joined(separator: decimal)
  }

  /// The digits of a number that `string(ofDigits:)` has written, with a point as decimal mark;
  /// `nil` for any other text.
  package func digits(of text: String) -> String? {
    let plain = (group.isEmpty ? text : text.replacing(group, with: ""))
      .replacing(decimal, with: ".")
    return plain.wholeMatch(of: /[0-9]+(\.[0-9]+)?/) == nil ? nil : plain
  }
}
