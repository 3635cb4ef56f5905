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
    let index = PageIndex(context)
    var answers: [View] = []
    func views(_ chapter: String, _ level: Int, _ blocks: [Block]) -> [View] {
      var converter = BlockConverter(
        context: context, index: index, chapter: chapter, parentLevel: level,
        cell: CellView(context: context, index: index).make,
        figure: PlacedFigureView(
          context: context, index: index, step: StepID(rawValue: chapter)
        ).make)
      let views = converter.views(blocks)
      answers += converter.answers.entries
      return views
    }
    let introduction = views(Terms.introduction, 1, context.book.introduction.blocks)
    let chapters = context.book.chapters.map { chapter in
      View([
        "id": chapter.cell.identifier,
        "number": StepID(rawValue: chapter.cell.identifier)?.number,
        "title": chapter.title,
        "file": chapter.file,
        "blocks": views(chapter.cell.identifier, 2, chapter.blocks),
      ])
    }
    let appendix = context.book.appendix.map { appendix in
      View(["title": appendix.title, "blocks": views(Terms.appendix, 2, appendix.blocks)])
    }
    return View([
      "head": try HeadView.make(
        title: "\(context.book.title) · \(context.record.run)", katex: katex,
        moreStyles: [
          "graph", "cards", "predictions", "definitions", "answers", "curves", "controls", "live",
          "stepper",
        ],
        isServed: servedVersion != nil),
      "run": context.record.run,
      "book": context.record.book,
      "pageScript": Markup.script(try pageScript()),
      "watch": try servedVersion.map { try WatchView.make(version: $0) },
      "model": model,
      "try": context.liveModel.map { place in
        place.model.example.viewAtTop(
          figure: FigureView.anchor(step: place.step.number, number: place.number),
          of: place.model.unit)
      },
      "katex": katex,
      "katexHint": installed == nil && !formulas.isEmpty
        ? KaTeX.installationHint : nil,
      "header": HeaderView(context: context, veils: index.veils).make(),
      "banners": BannerViews.make(context),
      "contents": ContentsView.make(context),
      "introduction": introduction,
      "hasIntroduction": !context.book.introduction.blocks.isEmpty,
      "chapters": chapters,
      "graph": StepGraphView(context: context, veils: index.veils).make(),
      "appendix": appendix,
      "terms": GlossaryView.make(index.terms, glossary: context.book.glossary) { definition in
        index.definitionViews(definition, in: context)
      },
      "answers": answers.isEmpty ? nil : View(["entries": answers]),
    ])
  }

  /// The page's scripts, joined in order.
  private static func pageScript() throws -> String {
    let names = [
      "guesses", "veils", "page", "graph", "cards", "predictions", "definitions", "curves", "model",
      "live", "stepper",
    ]
    return try names.map { try Templates.resource("script/\($0).js") }.joined()
  }
}
