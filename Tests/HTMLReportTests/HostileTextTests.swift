import Chapters
import Foundation
import Record
import TestSupport
import Testing

@testable import HTMLReport

/// Whatever text a book, a record or a figure contains, the page keeps its structure.
@Suite struct HostileTextTests {
  static let texts = [
    "</script><img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onfocus='alert(1)",
    "</style><script>alert(1)</script>", "<!--", "{{{title}}}{{>page}}", "&lt;img src=x&gt;",
    // A `<` inside a larger character, which an engine that escapes by character misses.
    "\u{600}<img src=x onerror=alert(1)\u{338}>", "\"\u{301} onclick=\"\u{301}alert(1)",
    "\0\u{1}\u{7F}\r\n\u{85}", "\u{202E}gpj.exe\u{200F}", "", String(repeating: "w", count: 3000),
  ]

  private static let plain = Result { PageStructure(try page(filledWith: "x")) }

  @Test(arguments: texts) func neverBecomesMarkup(text: String) throws {
    let page = try Self.page(filledWith: text)
    let plain = try Self.plain.get()
    let hostile = PageStructure(page)
    #expect(hostile.firstMismatch == nil)
    #expect(hostile.names.isSubset(of: plain.names))
    #expect(hostile.attributes.isSubset(of: plain.attributes))
    #expect(!page.unicodeScalars.contains(where: isControl))
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value == 0x7F
  }

  @Test(arguments: ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x"])
  func isNoAddress(address: String) throws {
    let page = try Self.page(filledWith: address)
    #expect(!page.lowercased().contains("href=\"\(address.lowercased())"))
  }

  private static func page(filledWith text: String) throws -> String {
    try HTMLReport.render(context(filledWith: text))
  }

  /// A context in which every text is `text`.
  private static func context(filledWith text: String) -> ReportContext {
    var context = Fixture.context(steps: 4)
    let location = SourceLocation(file: text, line: 1, column: 1)
    let inlines: [Inline] = [
      .text(text), .code(text), .math(text), .emphasis([.text(text)]), .strong([.text(text)]),
      .link(destination: text, title: text, [.text(text)]),
      .link(destination: "https://example.org/\(text)", title: text, [.text(text)]),
      .image(source: text, title: text, [.text(text)]), .softBreak, .lineBreak,
      .value(InlineValue(name: text, location: location)),
    ]
    let claim = Claim(
      left: .number(1), comparison: .less, right: .number(2), text: text, location: location)
    let blocks: [Block] = [
      .heading(level: 2, inlines), .paragraph(inlines), .list(start: 3, items: [[.quote([])]]),
      .code(language: text, text: text), .code(language: "swift", text: text), .math(text),
      .claim(claim), .listing(Listing(path: text, part: text, location: location)),
      .prediction(
        Prediction(
          name: text, question: [.paragraph(inlines)], explanation: [.math(text)],
          location: location)),
      .flashcard(Flashcard(question: [.paragraph(inlines)], answer: [], location: location)),
    ]
    context.book.introduction = TitledBlocks(title: text, blocks: blocks)
    context.book.chapters = StepID.allCases.map { step in
      let cell = StepCell(
        identifier: step.rawValue, arguments: [], source: text, location: location)
      return Chapter(
        file: text, text: TitledBlocks(title: text, blocks: blocks + [.step(cell)]), cell: cell)
    }
    fill(&context.record, with: text)
    fill(&context.figures, with: text)
    context.comparison = comparison(filledWith: text)
    return context
  }

  private static func fill(_ record: inout RunRecord, with text: String) {
    record.book = text
    record.run = text
    record.machine = Machine(processor: text, cores: 1, blas: text, toolchain: text)
    record.data = DataSource(source: text, digest: text)
    record.overrides = ["train.\(text)": text, text: text]
    record.claims = [
      ClaimRecord(text: text, location: "\(text):1", state: .fails, detail: text)
    ]
    for index in record.steps.indices {
      record.steps[index].stale = text
      record.steps[index].settings[text] = .text(text)
      record.steps[index].results[text] = .list([.text(text)])
      record.steps[index].failure = Failure(message: text, location: text, retry: text)
    }
    record.steps[3].state = .failed
    record.steps[4].state = .notRun
  }

  private static func comparison(filledWith text: String) -> ReferenceComparison? {
    Fixture.comparison(steps: 4) { record, _, reference in
      record.steps[6].stale = text
      reference.torch = text
      reference.platform = text
      reference.data = DataSource(source: text, digest: text)
      reference.settings = ["train.\(text)": .text(text), "model.hidden": .text(text)]
      reference.results = ["vocab.\(text)": .text(text), "vocab.size": .text(text)]
    }
  }

  private static func fill(_ figures: inout StepFigures, with text: String) {
    figures.load?.description = text
    figures.load?.digest = text
    figures.load?.lengths.unit = text
    figures.load?.excerpts = [LoadFigures.Excerpt(name: text, text: text, isCut: true)]
    let word = VocabFigures.Word(id: 1, token: text, count: 1)
    figures.vocab?.mostFrequent = [word]
    figures.vocab?.leastFrequent = [word]
    figures.vocab?.dictionary = [VocabFigures.Entry(word: text, id: 0)]
    figures.vocab?.lookUp = VocabFigures.Entry(word: text, id: 0)
    figures.vocab?.example = VocabFigures.Example(
      text: text, tokens: [text], ids: [0], isUnknown: [true])
    figures.dataset?.splits = [
      DatasetFigures.Split(name: text, sequences: 1, tokens: 1, cut: 0)
    ]
    figures.dataset?.pairs = [DatasetFigures.Pair(input: text, target: text)]
    figures.dataset?.windows = WindowFigures(
      length: 2, scoresEveryPlace: true,
      parts: [WindowFigures.Part(name: text, tokens: 9, windows: 7, stride: 1)],
      strides: [1, 2].map {
        WindowFigures.Stride(stride: $0, windows: 7, targets: 14, repeats: 1)
      })
    figures.loader?.grids[0].order = text
    figures.model?.parameters = [
      ModelFigures.Parameter(name: text, shape: [2], initialization: text)
    ]
    let continuation = Continuation(prompt: text, text: text, temperature: 1, topK: 1)
    figures.train?.epochs[0].continuation = continuation
    figures.train?.cost = CostFigures(
      text: CostFigures.Text(name: text, tokens: 9, words: 3, speed: 1, isConverted: true),
      rows: [CostFigures.Row(stride: 1, targets: 14, seconds: 14)], plans: [])
    figures.evaluate?.temperatures = [continuation, continuation]
    figures.evaluate?.nextWord?.prompt = text
    figures.evaluate?.nextWord?.candidates = [
      NextWord.Candidate(word: text, id: 0, probability: 1, chance: 1)
    ]
    figures.evaluate?.ladder[0] = EvaluateFigures.Rung(name: text, perplexity: 9, note: text)
    figures.evaluate?.continuations = [continuation]
    figures.evaluate?.surprises = [EvaluateFigures.Word(token: text, surprise: 3)]
    figures.evaluate?.surprisesName = text
  }
}
