/// What a book's README.md says about the whole book, in lines between `---` above its title.
package struct BookHeader: Hashable, Sendable {
  /// A command for formulas, known in the whole book.
  package struct Macro: Hashable, Sendable {
    /// With its backslash.
    package var name: String
    package var tex: String

    package init(name: String, tex: String) {
      self.name = name
      self.tex = tex
    }
  }

  /// The language of the prose, such as "en" or "pt-BR".
  ///
  /// Source: RFC 5646, of which only the form of the subtags is checked.
  package var language = "en"
  /// In the order of the file.
  package var macros: [Macro] = []

  package init() {}
}

extension BookHeader {
  private static let border = "---"

  /// The lines of the header, and the text below it.
  static func split(_ source: SourceText) -> (header: SourceText?, text: SourceText) {
    func isBorder(_ line: Int) -> Bool {
      let bytes = source.line(line)
      return bytes.starts(with: border.utf8)
        && bytes.dropFirst(border.utf8.count).allSatisfy(\.isBlank)
    }
    guard isBorder(1), source.lines.count > 2,
      let end = (2...source.lines.count).first(where: isBorder)
    else { return (nil, source) }
    return (source.piece(1..<(end - 1)), source.piece(end..<source.lines.count))
  }

  /// Reads the lines of a header: `language: de`, and `macros:` above indented lines such as
  /// `\norm: '\lVert #1 \rVert'`. They are YAML, of which nothing else is needed.
  init(_ source: SourceText, _ diagnostics: inout [Diagnostic]) {
    var reader = BookHeaderReader(source)
    self = reader.read()
    diagnostics += reader.diagnostics
  }
}
