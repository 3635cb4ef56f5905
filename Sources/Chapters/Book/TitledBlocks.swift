/// A text split into its title and the blocks below it.
struct TitledBlocks {
  var title: String
  /// Everything below the title.
  var blocks: [Block]

  /// Splits off the title; adds a diagnostic if there is none.
  init?(_ blocks: [Block], of source: SourceText, _ diagnostics: inout [Diagnostic]) {
    let start = source.location(line: 1, column: 1)
    guard !source.isBlank else {
      diagnostics.append(Diagnostic(at: start, "the file is empty; begin it with '# Title'"))
      return nil
    }
    guard case .heading(level: 1, let inlines)? = blocks.first else {
      diagnostics.append(
        Diagnostic(at: start, "the file does not begin with its title; write '# Title' first"))
      return nil
    }
    if let value = [Block.paragraph(inlines)].inlineValues.first {
      diagnostics.append(
        Diagnostic(at: value.location, "a title can't hold a value; move it into the text"))
      return nil
    }
    title = inlines.plainText
    self.blocks = Array(blocks.dropFirst())
    guard !title.allSatisfy(\.isWhitespace) else {
      diagnostics.append(Diagnostic(at: start, "the title is empty; write '# Title'"))
      return nil
    }
  }
}
