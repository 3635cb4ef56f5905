import Foundation
import Mustache

/// Text that is already HTML: the only kind of value that templates may name in triple braces.
///
/// It has three sources: drawings, made from numbers and escaped text; the page's own style and
/// scripts; and data for them.
struct Markup: MustacheCustomRenderable {
  let html: String

  init(_ html: String) {
    self.html = html
  }

  var renderText: String { html }
  var isNull: Bool { html.isEmpty }

  /// `code` for a script element, which nothing in it can end and where nothing can open a comment.
  ///
  /// Within JavaScript's strings and regular expressions `<\/` means `</` and `<\!` means `<!`.
  static func script(_ code: String) -> Markup { defusing(["</script", "<!--"], in: code) }

  /// A value as JSON for a script element that is data, which the page's script reads as text.
  static func data(encoding value: some Encodable) throws -> Markup {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // It can come from a file that someone changed.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return data(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// A value as JSON, for an attribute: to be escaped, like any text.
  static func json(_ value: [String: String]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// JSON for a script element that is data. Its strings are the only place for a `<`, which is
  /// written as its code, so that nothing in it can end the element or open a comment. So is the one
  /// control character that JSON leaves as it is.
  static func data(_ json: String) -> Markup {
    Markup(replacing(0x7F, with: "\\u007f", in: replacing(0x3C, with: "\\u003c", in: json)))
  }

  /// By bytes: in a string, a `<` with an accent is another character.
  private static func replacing(_ byte: UInt8, with code: String, in json: String) -> String {
    json.utf8.split(separator: byte, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: code)
  }

  /// `code` for a style element, which nothing in it can end.
  static func style(_ code: String) -> Markup { defusing(["</style"], in: code) }

  /// `code` with a backslash after the `<` of each of `openings`, in upper or lower case.
  ///
  /// Works byte by byte: KaTeX has half a million characters, and a regular expression is slow.
  private static func defusing(_ openings: [String], in code: String) -> Markup {
    let code = Array(code.utf8)
    let openings = openings.map { Array($0.utf8) }
    var defused: [UInt8] = []
    defused.reserveCapacity(code.count)
    for (index, byte) in code.enumerated() {
      defused.append(byte)
      guard byte == UInt8(ascii: "<") else { continue }
      let opens = openings.contains { opening in
        code[index...].prefix(opening.count).elementsEqual(opening) { isEqual($0, $1) }
      }
      if opens { defused.append(UInt8(ascii: "\\")) }
    }
    return Markup(String(decoding: defused, as: UTF8.self))
  }

  /// Whether a byte is the given letter, in either case.
  private static func isEqual(_ byte: UInt8, _ lowercase: UInt8) -> Bool {
    byte == lowercase
      || UInt8(ascii: "a")...UInt8(ascii: "z") ~= lowercase && byte == lowercase & ~0x20
  }
}
