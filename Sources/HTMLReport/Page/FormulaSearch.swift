import Chapters

/// Finds the formulas of a book, which decide whether its page needs KaTeX and which fonts.
enum FormulaSearch {
  /// Formulas as TeX, in the order of the text.
  static func formulas(of book: Book) -> [String] {
    book.parts.flatMap { formulas($0.text.sourcedBlocks.map(\.block)) }
      + formulas(book.glossary?.blocks ?? []) + book.header.macros.map(\.tex)
  }

  private static func formulas(_ blocks: [Block]) -> [String] {
    blocks.collect { block in
      if case .math(let tex) = block { return [tex] }
      return formulas(block.ownInlines)
    }
  }

  private static func formulas(_ inlines: [Inline]) -> [String] {
    inlines.flatMap { inline in
      if case .math(let tex) = inline { return [tex] }
      return formulas(inline.children)
    }
  }
}
