import Chapters
import Record
import Rendering

/// What the parts of a page know of each other: terms, figures and predictions, wherever they are.
struct PageIndex {
  let terms: Terms
  let figures: FigureNumbers
  let mentions: FigureMentions
  let veils: Veils
  let links: PageLinks

  init(_ context: ReportContext) {
    terms = Terms(book: context.book)
    figures = FigureNumbers(context)
    mentions = FigureMentions(book: context.book)
    veils = Veils(context)
    links = PageLinks(context)
  }

  /// Views of a text whose terms are not linked: a title, or a definition of the glossary.
  func views(_ inlines: [Inline], of part: String, in context: ReportContext) -> [View] {
    InlineConverter(
      values: RunValues(record: context.record, catalog: context.catalog), index: self,
      chapter: part, linker: TermLinker(terms: terms, part: part, earlier: [])
    ).views(inlines)
  }
}
