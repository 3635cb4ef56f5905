/// Makes text of any origin safe to show in a page.
package enum CleanText {
  /// The scalars with a meaning in HTML.
  private static let special: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

  /// `text` without what HTML doesn't allow, and without what would keep markup from being escaped.
  ///
  /// Control characters become visible ones: NUL shows as ␀. The template engine escapes by
  /// `Character`, so it misses a `<` that has a combining mark or follows a scalar that joins the
  /// next one. Invisible word joiners set such a `<` apart.
  package static func clean(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }) {
      return text
    }
    var result = String.UnicodeScalarView()
    for character in text {
      let scalars = character.unicodeScalars
      let isJoined = scalars.count > 1 && scalars.contains { special.contains($0) }
      for scalar in scalars {
        if isJoined && special.contains(scalar) {
          result.append(contentsOf: ["\u{2060}", scalar, "\u{2060}"])
        } else if let visible = visible(scalar, in: character) {
          result.append(visible)
        }
      }
    }
    return String(result)
  }

  /// The scalar to show for `scalar`: itself, or the symbol of a control character.
  private static func visible(
    _ scalar: Unicode.Scalar, in character: Character
  ) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09, 0x0A: scalar
    case 0x0D: character == "\r\n" ? nil : "\n"
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0: "\u{FFFD}"
    // Noncharacters: U+FDD0 to U+FDEF and the last two of each plane.
    case let value where value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value):
      "\u{FFFD}"
    default: scalar
    }
  }

  /// `text`, cleaned and escaped for element content and double-quoted attributes.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in clean(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
