import Chapters

/// Finds the formulas of a book, which decide whether its page needs KaTeX and which fonts.
enum FormulaSearch {
  /// Formulas as TeX, in the order of the text.
  static func formulas(of book: Book) -> [String] {
    formulas(book.introduction.blocks) + book.chapters.flatMap { formulas($0.blocks) }
      + formulas(book.appendix?.blocks ?? []) + formulas(book.glossary?.blocks ?? [])
  }

  private static func formulas(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .math(let tex): [tex]
      case .heading(_, let inlines), .paragraph(let inlines): formulas(inlines)
      case .list(_, let items): items.flatMap { formulas($0) }
      case .quote(let blocks): formulas(blocks)
      case .flashcard(let card): formulas(card.question) + formulas(card.answer)
      case .prediction(let prediction):
        formulas(prediction.question) + formulas(prediction.explanation)
      case .answer(let answer): formulas(answer.blocks)
      case .code, .thematicBreak, .step, .listing, .claim, .figure: []
      }
    }
  }

  private static func formulas(_ inlines: [Inline]) -> [String] {
    inlines.flatMap { inline -> [String] in
      switch inline {
      case .math(let tex): [tex]
      case .emphasis(let inlines), .strong(let inlines), .link(_, _, let inlines),
        .image(_, _, let inlines):
        formulas(inlines)
      case .figure(let reference): formulas(reference.text)
      case .text, .code, .softBreak, .lineBreak, .value: []
      }
    }
  }
}
