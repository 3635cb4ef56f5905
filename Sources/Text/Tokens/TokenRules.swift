/// What a tokenizer does with each character of a text.
///
/// White space separates tokens, and any character that no rule names continues its token. The
/// rules are tables with an entry for each byte, so ordinary text costs one look-up per character.
package struct TokenRules: Sendable {
  enum Action: UInt8, Sendable {
    /// Continues the token.
    case letter
    /// Separates tokens.
    case space
    /// Is a token of its own.
    case alone
    /// Vanishes, joining what is on either side.
    case dropped
    /// May begin an HTML line break.
    case tag
    /// Begins or continues a non-ASCII character, which needs a closer look.
    case unicode
  }

  /// ASCII characters that are tokens of their own wherever they occur.
  package let alone: String
  /// ASCII characters that vanish.
  package let dropped: String
  /// ASCII characters that separate tokens, besides white space.
  package let space: String
  /// Whether `<br />` separates tokens, too.
  package let breakTag: Bool
  /// By byte.
  let actions: [Action]

  init(alone: String, dropped: String = "", space: String = "", breakTag: Bool = false) {
    var actions = [Action](repeating: .letter, count: 256)
    // Python counts the four separators 0x1c ... 0x1f as white space, unlike Unicode.
    for byte in [0x09...0x0d, 0x1c...0x20].joined() { actions[byte] = .space }
    for byte in 0x80...0xff { actions[byte] = .unicode }
    for byte in alone.utf8 { actions[Int(byte)] = .alone }
    for byte in dropped.utf8 { actions[Int(byte)] = .dropped }
    for byte in space.utf8 { actions[Int(byte)] = .space }
    if breakTag { actions[Int(UInt8(ascii: "<"))] = .tag }
    self.alone = alone
    self.dropped = dropped
    self.space = space
    self.breakTag = breakTag
    self.actions = actions
  }
}

/// The lowercase byte of an ASCII letter, and any other byte unchanged.
func lowercaseASCII(_ byte: UInt8) -> UInt8 {
  UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
}
