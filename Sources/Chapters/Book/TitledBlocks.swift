/// The text of one Markdown file: a title and the blocks below it.
package struct TitledBlocks: Hashable, Sendable {
  /// The first heading, without markup.
  package var title: String
  /// Every block of the file with its Markdown: the title's heading, then `blocks`.
  package var sourcedBlocks: [SourcedBlock]
  /// Where its formulas and links are.
  package var places: TextPlaces

  package init(title: String, sourcedBlocks: [SourcedBlock], places: TextPlaces = TextPlaces()) {
    self.title = title
    self.sourcedBlocks = sourcedBlocks
    self.places = places
  }

  /// The title with its markup.
  package var titleInlines: [Inline] {
    if case .heading(_, let inlines)? = sourcedBlocks.first?.block { inlines } else { [] }
  }

  /// Everything below the title.
  package var blocks: [Block] { sourcedBlocks.dropFirst().map(\.block) }
}

extension TitledBlocks {
  /// Takes the title from the first block; adds a diagnostic if there is none.
  init?(
    _ blocks: [SourcedBlock], places: TextPlaces, of source: SourceText,
    _ diagnostics: inout [Diagnostic]
  ) {
    let start = source.location(line: 1, column: 1)
    guard !source.isBlank else {
      diagnostics.append(Diagnostic(at: start, "the file is empty; begin it with '# Title'"))
      return nil
    }
    guard case .heading(level: 1, let inlines)? = blocks.first?.block else {
      diagnostics.append(
        Diagnostic(at: start, "the file does not begin with its title; write '# Title' first"))
      return nil
    }
    if let value = [Block.paragraph(inlines)].inlineValues.first {
      diagnostics.append(
        Diagnostic(at: value.location, "a title can't hold a value; move it into the text"))
      return nil
    }
    self.init(title: inlines.plainText, sourcedBlocks: blocks, places: places)
    guard !title.allSatisfy(\.isWhitespace) else {
      diagnostics.append(Diagnostic(at: start, "the title is empty; write '# Title'"))
      return nil
    }
  }
}
