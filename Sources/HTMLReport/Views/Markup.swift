import Mustache

/// Text that is HTML already: the only kind of value that templates may name in three braces.
///
/// It is made in two places: drawings, from numbers and escaped text, and the page's own style and
/// scripts.
struct Markup: MustacheCustomRenderable {
  let html: String

  init(_ html: String) {
    self.html = html
  }

  var renderText: String { html }
  var isNull: Bool { html.isEmpty }

  /// `code` for a script element: nothing in it can end the element or open a comment.
  ///
  /// Within JavaScript's strings and regular expressions `<\/` means `</` and `<\!` means `<!`.
  static func script(_ code: String) -> Markup { defusing(["</script", "<!--"], in: code) }

  /// `code` for a style element: nothing in it can end the element.
  static func style(_ code: String) -> Markup { defusing(["</style"], in: code) }

  /// `code` with a backslash behind the `<` of each of `openings`, in upper or lower case.
  ///
  /// Byte by byte: KaTeX is half a million characters, and a regular expression takes its time.
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

  /// Whether a byte is the given one, or its capital.
  private static func isEqual(_ byte: UInt8, _ lowercase: UInt8) -> Bool {
    byte == lowercase
      || UInt8(ascii: "a")...UInt8(ascii: "z") ~= lowercase && byte == lowercase & ~0x20
  }
}
