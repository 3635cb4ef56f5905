import Chapters
import Drawings
import Record
import Rendering
import Wording

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
    /// A part of the text, with a heading for its title unless that is the page's.
    func section(_ part: BookPart) -> View {
      var converter = BlockConverter(
        context: context, index: index, part: part,
        parentLevel: part.kind == .introduction ? 1 : 2,
        cell: CellView(context: context, index: index).make,
        figure: PlacedFigureView(
          context: context, index: index, step: StepID(rawValue: part.id)
        ).make)
      let blocks = converter.views(part.blocks)
      answers += converter.answers.entries
      return View([
        "id": part.id,
        "number": StepID(rawValue: part.id)?.number,
        "title": index.views(part.text.titleInlines, of: part.id, in: context),
        "isMixed": part.text.titleInlines.hasRightToLeft,
        "blocks": blocks,
      ])
    }
    let parts = context.book.parts.map { ($0.kind, section($0)) }
    let macros = Dictionary(
      context.book.header.macros.map { ($0.name, $0.tex) }, uniquingKeysWith: { first, _ in first })
    let script = try pageScript()
    return View([
      "head": try HeadView.make(
        title: "\(context.book.title) · \(context.record.run)",
        language: context.book.header.language, katex: katex,
        moreStyles: [
          "graph", "cards", "predictions", "definitions", "answers", "curves", "controls", "live",
          "stepper",
        ],
        isServed: servedVersion != nil),
      "run": context.record.run,
      "book": context.record.book,
      "pageScript": Markup.script(script),
      "wording": ScriptWording.make(
        for: script + (servedVersion == nil ? "" : try WatchView.script()),
        unit: TokenUnit(context.record)),
      "watch": try servedVersion.map { try WatchView.make(version: $0) },
      "model": model,
      "try": context.liveModel.map { place in
        place.model.example.viewAtTop(
          figure: FigureNumbers.Number(step: place.step.number, number: place.number).anchor,
          of: place.model.unit)
      },
      "katex": katex,
      "katexHint": installed == nil && !formulas.isEmpty
        ? localized(Phrase(KaTeX.installationHint)) : nil,
      "header": HeaderView(context: context, index: index).make(),
      "banners": BannerViews.make(context),
      "macros": macros.isEmpty ? nil : Markup.json(macros),
      "contents": ContentsView.make(context) { index.views($0, of: "contents", in: context) },
      "introduction": context.book.introduction.blocks.isEmpty
        ? nil : parts.first { $0.0 == .introduction }?.1,
      "chapters": parts.filter { $0.0 != .introduction }.map(\.1),
      "graph": StepGraphView(context: context, veils: index.veils).make(),
      "terms": GlossaryView.make(index.terms, in: context.book) { definition in
        index.views(definition, of: BookLinks.glossary, in: context)
      },
      "answers": answers.isEmpty ? nil : View(["entries": answers]),
    ])
  }

  /// The page's scripts, joined in order.
  private static func pageScript() throws -> String {
    let names = [
      "wording", "guesses", "veils", "page", "graph", "cards", "predictions", "definitions",
      "curves", "model", "live", "stepper",
    ]
    return try names.map { try Templates.resource("script/\($0).js") }.joined()
  }
}
