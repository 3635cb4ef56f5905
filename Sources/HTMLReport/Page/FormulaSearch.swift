import Chapters

/// Whether a book has formulas at all: without any, no page needs to speak of KaTeX.
enum FormulaSearch {
  static func hasFormulas(_ book: Book) -> Bool {
    hasFormulas(book.introduction) || book.chapters.contains { hasFormulas($0.blocks) }
  }

  private static func hasFormulas(_ blocks: [Block]) -> Bool {
    blocks.contains { block in
      switch block {
      case .math: true
      case .heading(_, let inlines), .paragraph(let inlines): hasFormulas(inlines)
      case .list(_, let items): items.contains { hasFormulas($0) }
      case .quote(let blocks): hasFormulas(blocks)
      case .flashcard(let card): hasFormulas(card.question) || hasFormulas(card.answer)
      case .code, .thematicBreak, .step, .listing, .claim: false
      }
    }
  }

  private static func hasFormulas(_ inlines: [Inline]) -> Bool {
    inlines.contains { inline in
      switch inline {
      case .math: true
      case .emphasis(let inlines), .strong(let inlines), .link(_, _, let inlines),
        .image(_, _, let inlines):
        hasFormulas(inlines)
      case .text, .code, .softBreak, .lineBreak, .value: false
      }
    }
  }
}
