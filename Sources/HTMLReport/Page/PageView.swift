import Chapters
import Drawings
import Record
import Rendering

/// The whole page as one view.
enum PageView {
  static func make(
    _ context: ReportContext, model: Markup?, katex installed: KaTeX?, servedVersion: Int?
  ) throws -> View {
    let formulas = FormulaSearch.formulas(of: context.book)
    let katex =
      formulas.isEmpty ? nil : installed.map { HeadView.katex($0, formulas: formulas) }
    let terms = Terms(book: context.book)
    let blocks = { (chapter: String, level: Int, blocks: [Block]) -> [View] in
      var converter = BlockConverter(
        context: context, terms: terms, chapter: chapter, parentLevel: level,
        cell: CellView(context: context).make)
      return converter.views(blocks)
    }
    return View([
      "head": try HeadView.make(
        title: "\(context.book.title) · \(context.record.run)", katex: katex,
        moreStyles: ["cards", "predictions", "live"], isServed: servedVersion != nil),
      "run": context.record.run,
      "pageScript": Markup.script(try pageScript()),
      "watch": try servedVersion.map { try WatchView.make(version: $0) },
      "model": model,
      "try": context.liveModel.map { place in
        place.model.example.viewAtTop(
          figure: FigureView.anchor(step: place.step.number, number: place.number))
      },
      "katex": katex,
      "katexHint": installed == nil && !formulas.isEmpty
        ? KaTeX.installationHint : nil,
      "header": HeaderView(context: context).make(),
      "banners": BannerViews.make(context),
      "contents": ContentsView.make(context),
      "introduction": blocks(Terms.introduction, 1, context.book.introduction.blocks),
      "hasIntroduction": !context.book.introduction.blocks.isEmpty,
      "chapters": context.book.chapters.map { chapter in
        View([
          "id": chapter.cell.identifier,
          "number": StepID(rawValue: chapter.cell.identifier)?.number,
          "title": chapter.title,
          "file": chapter.file,
          "blocks": blocks(chapter.cell.identifier, 2, chapter.blocks),
        ])
      },
      "map": MapView(context: context).make(),
      "appendix": context.book.appendix.map { appendix in
        View([
          "title": appendix.title, "blocks": blocks(Terms.appendix, 2, appendix.blocks),
        ])
      },
      "terms": TermsView.make(terms, book: context.book),
    ])
  }

  /// The page's scripts, joined in order.
  private static func pageScript() throws -> String {
    try ["page", "cards", "predictions", "model", "live"]
      .map { try Templates.resource("script/\($0).js") }.joined()
  }
}
