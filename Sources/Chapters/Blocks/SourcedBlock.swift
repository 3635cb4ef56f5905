/// A block at the top level of a text, with the Markdown that it was parsed from.
package struct SourcedBlock: Hashable, Sendable {
  package var block: Block
  package var source: MarkdownSource

  package init(_ block: Block, source: MarkdownSource) {
    self.block = block
    self.source = source
  }
}

/// Whole lines of a Markdown file.
package struct MarkdownSource: Hashable, Sendable {
  /// The lines as written, separated by line feeds whatever the file has, without a final one.
  package var text: String
  /// The path for diagnostics, as in `SourceLocation`.
  package var file: String
  /// The numbers of the first and the last line, from 1.
  package var lines: ClosedRange<Int>

  package init(text: String, file: String, lines: ClosedRange<Int>) {
    self.text = text
    self.file = file
    self.lines = lines
  }
}
