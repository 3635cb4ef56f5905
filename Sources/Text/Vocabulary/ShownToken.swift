/// A token as a page or a terminal shows it: whole if it is short, and visible.
package enum ShownToken {
  /// No word that someone wants to read whole has more characters.
  private static let mostCharacters = 40
  /// A character can have any number of accents.
  private static let mostScalars = 160

  /// At most forty characters of a token.
  package static func cut(_ bytes: some Collection<UInt8>) -> String {
    // No character of a language takes 100 bytes; a token may be far too long to look at whole.
    let beginning = Array(bytes.prefix(mostCharacters * 100))
    let isCut = beginning.count < bytes.count
    let text = String(
      decoding: beginning.dropLast(isCut ? unfinishedBytes(of: beginning[...]) : 0),
      as: UTF8.self)
    if !isCut, text.count <= mostCharacters, text.unicodeScalars.count <= mostScalars {
      return text
    }
    let scalars = String(text.unicodeScalars.prefix(mostScalars - 1))
    return scalars.prefix(mostCharacters - 1) + "…"
  }

  /// At most forty characters of a token, with a sign in place of white space: "␣" for a space.
  package static func label(_ bytes: some Collection<UInt8>) -> String {
    guard bytes.count <= 4, let sign = sign(for: String(decoding: bytes, as: UTF8.self)) else {
      return cut(bytes)
    }
    return sign
  }

  /// The sign for a token that is white space; `nil` for any other.
  package static func sign(for token: String) -> String? {
    switch token {
    case " ": "␣"
    case "\n", "\r\n": "⏎"
    case "\r": "␍"
    case "\t": "⇥"
    default:
      token.unicodeScalars.count == 1
        ? token.unicodeScalars.first.flatMap { isInvisible($0) ? CodePoints.name(of: $0) : nil }
        : nil
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
  }
}
