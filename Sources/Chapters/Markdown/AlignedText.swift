/// The text of a Markdown text node beside the raw text that it came from: cmark resolves
/// backslashes and entities and then tells only where the whole begins.
struct AlignedText {
  struct Byte {
    var value: UInt8
    /// The column of the raw text in which the byte, its backslash or its entity begins; from 1.
    var column: Int
    /// Written as `\$` or `&#36;`: meant as a mere character.
    var isEscaped: Bool
  }

  let line: Int
  private(set) var bytes: [Byte] = []

  /// Walks along `literal` and the raw line from `column`, both from 1.
  ///
  /// Where they don't match, because cmark's column is wrong, columns go on one by one.
  init(literal: String, raw: ArraySlice<UInt8>, line: Int, column: Int) {
    self.line = line
    let text = Array(literal.utf8)
    var here = raw.startIndex + column - 1
    while bytes.count < text.count {
      let column = here - raw.startIndex + 1
      let entity = Self.entity(in: raw, at: here)
      if let entity, text[bytes.count...].starts(with: entity.text) {
        bytes += entity.text.map { Byte(value: $0, column: column, isEscaped: true) }
        here += entity.length
      } else {
        let byte = text[bytes.count]
        let isEscaped = Self.isEscape(of: byte, in: raw, at: here)
        bytes.append(Byte(value: byte, column: column, isEscaped: isEscaped))
        here += isEscaped ? 2 : 1
      }
    }
  }

  private static func isEscape(of byte: UInt8, in raw: ArraySlice<UInt8>, at index: Int) -> Bool {
    raw.indices.contains(index) && raw.indices.contains(index + 1)
      && raw[index] == Ascii.backslash && raw[index + 1] == byte && byte.isPunctuation
  }

  /// What the entity at `index` stands for and how many bytes it takes.
  private static func entity(
    in raw: ArraySlice<UInt8>, at index: Int
  ) -> (text: [UInt8], length: Int)? {
    guard raw.indices.contains(index), raw[index] == Ascii.ampersand,
      let end = raw[index...].prefix(40).firstIndex(of: Ascii.semicolon)
    else { return nil }
    let written = Array(raw[index...end])
    // The parser itself knows the two thousand names.
    guard
      let paragraph = try? MarkdownTree(parsing: written).document().children.first,
      let leaf = paragraph.children.first, paragraph.children.count == 1, leaf.kind == .text,
      leaf.literal.utf8.count != written.count || Array(leaf.literal.utf8) != written
    else { return nil }
    return (Array(leaf.literal.utf8), written.count)
  }
}
