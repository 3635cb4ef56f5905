/// The text of a Markdown text node, aligned with its raw text: cmark resolves backslashes and
/// entities and reports only where the node begins.
struct AlignedText {
  struct Byte {
    var value: UInt8
    /// The column in the raw text where the byte, its backslash or its entity begins; from 1.
    var column: Int
    /// Whether it was written as `\$` or `&#36;`, and so is a plain character.
    var isEscaped: Bool
  }

  let line: Int
  private(set) var bytes: [Byte] = []

  /// Aligns `literal` with the raw line from `column`; line and column count from 1.
  ///
  /// Where they don't match, because cmark's column is wrong, columns advance by one per byte.
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

  /// The text of the entity at `index`, and its length in bytes.
  private static func entity(
    in raw: ArraySlice<UInt8>, at index: Int
  ) -> (text: [UInt8], length: Int)? {
    guard raw.indices.contains(index), raw[index] == Ascii.ampersand,
      let end = raw[index...].prefix(40).firstIndex(of: Ascii.semicolon)
    else { return nil }
    let written = Array(raw[index...end])
    // cmark knows the two thousand names.
    guard
      let paragraph = try? MarkdownTree(parsing: written).document().children.first,
      let leaf = paragraph.children.first, paragraph.children.count == 1, leaf.kind == .text,
      leaf.literal.utf8.count != written.count || Array(leaf.literal.utf8) != written
    else { return nil }
    return (Array(leaf.literal.utf8), written.count)
  }
}
