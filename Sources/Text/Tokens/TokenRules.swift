/// What happens to each character on the way from a text to its tokens.
///
/// White space parts tokens, and everything that no rule names goes on the token it stands in. The
/// rules are kept as tables with an entry for each byte, so that ordinary text costs one look-up a
/// character.
struct TokenRules: Sendable {
  enum Action: UInt8, Sendable {
    /// Goes on the token.
    case letter
    /// Parts tokens.
    case space
    /// Is a token by itself.
    case alone
    /// Vanishes: what stands on its two sides is joined.
    case dropped
    /// May begin an HTML line break.
    case tag
    /// Begins or continues a character outside ASCII, which needs a closer look.
    case unicode
  }

  /// By byte.
  let actions: [Action]

  /// - Parameters:
  ///   - alone: ASCII characters that are tokens by themselves wherever they stand.
  ///   - dropped: ASCII characters that vanish.
  ///   - space: ASCII characters that part tokens, beside white space.
  ///   - breakTag: whether `<br />` parts tokens, too.
  init(alone: String, dropped: String = "", space: String = "", breakTag: Bool = false) {
    var actions = [Action](repeating: .letter, count: 256)
    // Python counts the four separators 0x1c ... 0x1f as white space, unlike Unicode.
    for byte in [0x09...0x0d, 0x1c...0x20].joined() { actions[byte] = .space }
    for byte in 0x80...0xff { actions[byte] = .unicode }
    for byte in alone.utf8 { actions[Int(byte)] = .alone }
    for byte in dropped.utf8 { actions[Int(byte)] = .dropped }
    for byte in space.utf8 { actions[Int(byte)] = .space }
    if breakTag { actions[Int(UInt8(ascii: "<"))] = .tag }
    self.actions = actions
  }
}

/// The lower-case byte of an ASCII letter, and any other byte as it is.
func lowercaseASCII(_ byte: UInt8) -> UInt8 {
  UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
}
