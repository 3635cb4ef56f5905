import Chapters
import Foundation
import Record
import Rendering
import TestSupport
import Wording

@testable import Figures
@testable import HTMLReport

extension Fixture {
  /// Pages of each kind and in each state, in the current language, by what is special about them.
  ///
  /// They are made anew each time, since figures are drawn in a language.
  static func pages() throws -> [String: String] {
    var pages: [String: String] = [:]
    func add(
      _ name: String, _ report: ReportContext, limit: Int = HTMLReport.defaultLimit,
      served: Int? = nil
    ) throws {
      var report = report
      report.book.language = .current
      pages[name] = try HTMLReport(servedVersion: served, limit: limit).html(of: report)
    }
    try add("whole", contextWithModel(), served: 1)
    try add("large", contextWithModel(), limit: 0)
    try add("failed", failedContext())
    try add("student", context(steps: 2, edition: .student))
    try add("teacher", context(steps: 2, edition: .teacher))
    try add("changed", changedContext())
    try add("empty", emptyContext())
    try add("like PyTorch", contextBeside(comparison()))
    try add("unlike PyTorch", contextBeside(comparison { $2.steps[3].loss *= 2 }))
    try add("another PyTorch", contextBeside(comparison { $2.seed = 7 }))
    try add("notebook", contextBeside(nil))
    pages["comparison"] = try comparisonPage(of: ["1", "2"])
    pages["comparison of many"] = try comparisonPage(of: (1...7).map(String.init))
    pages["site"] = try HTMLReport.render(site)
    pages["verification"] = try HTMLReport.render(classResults)
    return pages
  }

  /// A run with a recipe, that diverged, on one core, in a book with everything that Markdown has.
  private static func changedContext() -> ReportContext {
    var context = context(steps: 2)
    context.record.machine.cores = 1
    context.record.threads = 1
    context.record.recipe = RecipeRecord(
      name: "quick", choice: .tied, settings: ["model.hidden": "8"])
    context.record.steps[4].settings["hidden"] = 8
    context.record.steps[5].stale = "optimizer: learningRate 0.1 → 0.2"
    context.record.steps[6].stale = nil
    context.record.steps[6].results["loss.last"] = 12
    context.record.steps[6].results["loss.mean"] = 12
    context.record.claims[0].state = .notChecked
    context.book.glossary = nil
    context.book.chapters[0].text.sourcedBlocks += blocks.map {
      SourcedBlock($0, source: MarkdownSource(text: "", file: "", lines: 1...1))
    }
    return context
  }

  private static let blocks: [Block] =
    CalloutKind.allCases.map { .callout($0, [.paragraph([.text("…")])]) } + [
      .code(language: nil, text: "…"),
      .paragraph([
        .checkbox(isChecked: true), .checkbox(isChecked: false),
        .footnote(number: 1, isFirst: true), figure("none", line: 1),
        .picture(Picture(source: "", title: "", text: [.text("…")], file: nil)),
      ]),
      .footnotes([[.paragraph([.text("…")])]]),
      .table(
        Table(alignments: [nil], header: [[.text("…")]], rows: [[[figure("loss", line: 90)]]])),
      .figure(PlacedFigure(name: "none", location: at(.load, 2))),
      .listing(
        Listing(Listing.Part(path: "None.swift", name: nil), location: at(.load, 3))),
      .prediction(prediction("evaluate.loss", [])), .prediction(prediction("load.train.bytes", [])),
      .prediction(prediction("train.seconds", [])), .prediction(prediction("vocab.coverage", [])),
    ]

  /// A book whose first step has run, of a text of a single document that people wrote.
  private static func emptyContext() -> ReportContext {
    var context = context(steps: 2)
    context.figures = [:]
    context.origin = nil
    context.record.data = nil
    context.record.claims = []
    context.record.overrides = [:]
    context.record.steps = [context.record.steps[0]]
    context.record.steps[0].state = .ran
    context.record.steps[0].results["train.documents"] = 1
    return context
  }

  /// A run before its evaluation, whose book and data have no words.
  static func wordlessContext() -> ReportContext {
    var context = context(steps: 2)
    context.figures = [:]
    context.origin = nil
    context.record.data = nil
    context.record.claims = []
    context.record.machine = Machine(processor: "1", cores: 2, blas: "1", toolchain: "1")
    context.record.steps.removeLast()
    context.record.steps[6].stale = nil
    context.book.introduction = TitledBlocks(title: "1")
    context.book.appendix = nil
    context.book.glossary = nil
    for index in context.book.chapters.indices {
      let cell = context.book.chapters[index].cell
      let place = at(.train, index)
      let number: [Block] = [.paragraph([.text("1")])]
      let question = Prediction(
        name: index == 6 ? "train.loss.first" : "evaluate.loss", question: number,
        explanation: number, location: place)
      context.book.chapters[index].text = TitledBlocks(
        title: "1",
        blocks: [
          .prediction(question), .step(cell),
          .flashcard(Flashcard(question: number, answer: number, location: place)),
          .answer(Answer(blocks: number, location: place)),
        ])
    }
    return context
  }

  private static func contextBeside(_ comparison: ReferenceComparison?) -> ReportContext {
    var context = context(steps: 2)
    context.comparison = comparison
    context.record.recipe = RecipeRecord(name: "notebook", choice: .named, settings: [:])
    return context
  }

  private static func comparisonPage(of names: [String]) throws -> String {
    let comparison = try RunComparison(
      names.enumerated().map { index, name in
        var record = record
        record.run = name
        record.seed += UInt64(index)
        if index == 1 {
          record.overrides = [:]
          record.recipe = RecipeRecord(name: "quick", choice: .named, settings: [:])
        }
        return RunComparison.Run(
          record: record, training: training(steps: 12),
          continuations: continuations.continuations)
      })
    return try HTMLReport.render(
      comparison, curves: CompareCurves(comparison).figure, texts: CompareTexts.figure(comparison))
  }

  static var site: SiteIndex {
    func run(_ name: String, _ change: (inout SiteIndex.Run) -> Void) -> SiteIndex.Run {
      var run = SiteIndex.Run(
        name: name, address: "", perplexity: "30", warning: nil, settings: [], recipe: nil,
        data: "1", date: "2026-11-28", seed: "1", machine: "1")
      change(&run)
      return run
    }
    return SiteIndex(
      title: "1",
      books: [
        SiteIndex.Book(
          name: "1", title: "1",
          runs: [run("1") { $0.recipe = "1" }, run("2") { $0.perplexity = nil }],
          comparison: SiteIndex.Comparison(address: "", verdict: "1"))
      ], feed: "feed.xml")
  }

  private static var classResults: ClassResults {
    func run(
      _ name: String, _ outcome: Verification.Outcome, perplexity: Double?
    ) -> Verification {
      Verification(
        name: name, record: record, outcome: outcome, perplexity: perplexity, checked: 9,
        command: "walkthrough run imdb")
    }
    return ClassResults(
      [
        run("1", .confirmed, perplexity: 31.6), run("2", .confirmed, perplexity: 40),
        run(
          "3",
          .contradicted([
            .init(QualifiedName(.evaluate, "loss"), recorded: 1, found: .number(2.5))
          ]), perplexity: 31.6),
        run("4", .incomparable("1"), perplexity: nil), run("5", .unreadable("1"), perplexity: nil),
      ], against: record)
  }
}
