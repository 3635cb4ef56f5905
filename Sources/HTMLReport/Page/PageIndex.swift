import Chapters
import Record
import Rendering

/// What the parts of a page know of each other: terms, figures and predictions, wherever they are.
struct PageIndex {
  let terms: Terms
  let figures: FigureNumbers
  let mentions: FigureMentions
  let veils: Veils

  init(_ context: ReportContext) {
    terms = Terms(book: context.book)
    figures = FigureNumbers(context)
    mentions = FigureMentions(book: context.book)
    veils = Veils(context)
  }

  /// Views of a definition of the glossary, whose terms are not linked.
  func definitionViews(_ inlines: [Inline], in context: ReportContext) -> [View] {
    InlineConverter(
      values: RunValues(record: context.record, catalog: context.catalog),
      links: LinkTarget(book: context.book), index: self, chapter: Terms.appendix,
      linker: TermLinker(terms: terms, part: Terms.appendix, earlier: [])
    ).views(inlines)
  }
}

extension Book {
  /// The id and the blocks of each part of the text, in the order of the page.
  var parts: [(id: String, blocks: [Block])] {
    [(Terms.introduction, introduction.blocks)]
      + chapters.map { ($0.cell.identifier, $0.blocks) }
      + (appendix.map { [(Terms.appendix, $0.blocks)] } ?? [])
  }
}
