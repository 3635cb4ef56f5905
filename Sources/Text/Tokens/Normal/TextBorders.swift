/// Places where a text can be cut without a change to its tokens, seen from the characters on either
/// side alone.
///
/// What comes after is a character that neither combines with what precedes it nor changes it.
package enum TextBorders: Sendable {
  /// After a line feed or a space, except within `<br />`.
  case ofWordsOutsideTags
  /// After a line feed or any space.
  case ofWords
  /// And after a full stop, a comma, an exclamation mark or a question mark of Chinese and Japanese.
  case ofClauses

  /// Whether there is such a border before the byte at `position`, which isn't the first.
  @inline(__always)
  func contain(_ position: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let follows =
      switch text[position - 1] {
      case 0x0A: true
      case 0x20: self != .ofWordsOutsideTags || !isInTag(text, at: position)
      case 0x80...: self == .ofClauses && endsClause(text, at: position)
      default: false
      }
    return follows && isApart(text, at: position)
  }

  /// Whether `<br ` ends at `position`. Quotation marks don't count: they vanish before tags are
  /// looked for.
  private func isInTag(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    var before = position - 2
    for expected in "rb<".utf8 {
      while before >= 0, text[before] == UInt8(ascii: "\"") { before -= 1 }
      guard before >= 0, lowercaseASCII(text[before]) == expected else { return false }
      before -= 1
    }
    return true
  }

  /// Whether one of `、。！？` ends at `position`. All are three bytes long.
  private func endsClause(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    guard position >= 3 else { return false }
    return switch (text[position - 3], text[position - 2], text[position - 1]) {
    case (0xE3, 0x80, 0x81), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): true
    default: false
    }
  }

  private func isApart(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    guard text[position] >= 0x80 else { return true }
    guard let scalar = decodeScalar(in: text, at: position)?.scalar else { return false }
    return scalar.isPlain || scalar.beginsSyllable
  }
}
