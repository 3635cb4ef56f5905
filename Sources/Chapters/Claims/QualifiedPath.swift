/// The form of the names that chapters use for results and settings: `train.loss.first`.
enum QualifiedPath {
  /// Whether the text is two or more identifiers joined by dots.
  static func isValid(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { isIdentifier($0) }
  }

  /// Whether the text is a letter or `_` followed by letters, digits and `_`, all ASCII.
  static func isIdentifier(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, first.isLetter || first == UInt8(ascii: "_") else {
      return false
    }
    return text.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
  }
}
