import Chapters
import Drawings
import Foundation
import Pipeline
import Record
import Rendering
import TestSupport
import Testing
import Text
import Wording

@testable import Figures
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

  /// A line of a table may break after its dot.
  private static let plainText = "x.y"
  private static let plain = Result { PageStructure(try page(filledWith: plainText)) }

  @Test(arguments: texts) func neverBecomesMarkup(text: String) throws {
    let page = try Self.page(filledWith: text)
    let plain = try Self.plain.get()
    let hostile = PageStructure(page)
    #expect(hostile.firstMismatch == nil)
    #expect(hostile.names.isSubset(of: plain.names))
    #expect(hostile.attributes.isSubset(of: plain.attributes))
    #expect(!page.unicodeScalars.contains(where: isControl))
  }

  /// Not every step of the page above has run, so not every figure is on it.
  @Test(arguments: texts) func neverBecomesMarkupInAnyFigure(text: String) throws {
    func structures(_ text: String) throws -> [PageStructure] {
      try Self.figures(filledWith: text).map { data in
        let html = try render(data.drawn(in: Fixture.values))
        #expect(!html.isEmpty)
        #expect(!html.unicodeScalars.contains(where: isControl))
        return PageStructure(html)
      }
    }
    for (hostile, plain) in zip(try structures(text), try structures(Self.plainText)) {
      #expect(hostile.firstMismatch == nil)
      #expect(hostile.names.isSubset(of: plain.names))
      #expect(hostile.attributes.isSubset(of: plain.attributes))
    }
  }

  @Test func fillsEveryFigure() {
    let filled = Self.figures(filledWith: "x").map { type(of: $0).name }
    #expect(filled.sorted() == Figures.all.map { $0.name }.sorted())
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
    try HTMLReport().html(of: context(filledWith: text))
  }

  /// A context in which every text is `text`.
  private static func context(filledWith text: String) throws -> ReportContext {
    var context = Fixture.context(steps: 4)
    let location = SourceLocation(file: text, line: 1, column: 1)
    let inlines: [Inline] = [
      .text(text), .code(text), .math(text), .emphasis([.text(text)]), .strong([.text(text)]),
      .link(destination: text, title: text, [.text(text)]),
      .link(destination: "https://example.org/\(text)", title: text, [.text(text)]),
      .picture(
        Picture(
          source: text, title: text, text: [.text(text)],
          file: PictureFile(format: .svg, data: Data(text.utf8)))), .softBreak, .lineBreak,
      .value(InlineValue(name: text, location: location)),
    ]
    let claim = Claim(
      left: .number(1), comparison: .less, right: .number(2), text: text, location: location)
    let blocks: [Block] = [
      .heading(level: 2, inlines), .paragraph(inlines), .list(start: 3, items: [[.quote([])]]),
      .code(language: text, text: text), .code(language: "swift", text: text), .math(text),
      .claim(claim), .listing(Listing(Listing.Part(path: text, name: text), location: location)),
      .prediction(
        Prediction(
          name: text, question: [.paragraph(inlines)], explanation: [.math(text)],
          location: location)),
      .flashcard(Flashcard(question: [.paragraph(inlines)], answer: [], location: location)),
      .answer(Answer(blocks: [.paragraph(inlines), .math(text)], location: location)),
    ]
    context.book.introduction = TitledBlocks(title: text, blocks: blocks)
    context.book.recipes = [Recipe(name: text, file: text, description: text)]
    context.book.chapters = StepID.allCases.map { step in
      let cell = StepCell(
        identifier: step.rawValue, arguments: [], source: text, location: location)
      return Chapter(
        file: text, text: TitledBlocks(title: text, blocks: blocks + [.step(cell)]), cell: cell)
    }
    fill(&context.record, with: text)
    context.figures = Fixture.drawn(figures(filledWith: text), record: context.record)
    let reference = try #require(comparison(filledWith: text))
    context.figures[.evaluate, default: []].append(ReferenceFigure.make(reference))
    context.origin = TextOrigin(description: text, isGenerated: false)
    return context
  }

  private static func fill(_ record: inout RunRecord, with text: String) {
    record.book = text
    record.run = text
    record.machine = Machine(processor: text, cores: 1, blas: text, toolchain: text)
    record.data = DataSource(source: text, digest: text)
    record.overrides = ["train.\(text)": text, text: text]
    record.recipe = RecipeRecord(
      name: text, choice: .tied, settings: ["model.\(text)": text, text: text])
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

  /// Every figure, with `text` for all of its texts.
  private static func figures(filledWith text: String) -> [any StepFigure] {
    figuresOfText(filledWith: text) + figuresOfTraining(filledWith: text)
      + figuresOfEvaluation(filledWith: text) + Fixture.tinyFigures(filledWith: text)
  }

  private static func figuresOfText(filledWith text: String) -> [any StepFigure] {
    let histogram = Histogram(unit: text, edges: [0, 1, 2], counts: [3, 4])
    let word = WordsFigure.Word(id: 1, token: text, count: 1)
    let entry = DictionaryFigure.Entry(word: text, id: 0)
    return [
      SourceFigure(description: text, isGenerated: false, digest: text),
      FindingsFigure(findings: [Finding("\(text)"), Finding("\(text)", advice: "\(text)")]),
      DocumentLengthsFigure(lengths: histogram),
      ExcerptsFigure(excerpts: [Excerpt(name: text, text: text, isCut: true)]),
      Fixture.frequency,
      WordsFigure(mostFrequent: [word], leastFrequent: [word]),
      DictionaryFigure(entries: [entry], lookUp: entry),
      TokenIDsFigure(text: text, tokens: [text], ids: [0], isUnknown: [true]),
      WindowsFigure(
        length: 2, hasTargetAtEveryPosition: true,
        parts: [WindowsFigure.Part(name: text, tokens: 9, windows: 7, stride: 1)]),
      PairsFigure(pairs: [PairsFigure.Pair(input: text, target: text)], isCut: true),
      SplitsFigure(
        splits: [SplitsFigure.Split(name: text, sequences: 1, tokens: 1, cut: 0)], areCut: true),
      SequenceLengthsFigure(lengths: histogram, cutLength: 1, sequences: 7, cut: 4),
      StridesFigure(
        strides: [1, 2].map {
          StridesFigure.Stride(stride: $0, windows: 7, targets: 14, repeats: 1)
        },
        used: 1),
      Fixture.cellSteps(words: Array(repeating: text, count: 12), beginning: text),
    ]
  }

  private static func figuresOfTraining(filledWith text: String) -> [any StepFigure] {
    let grids = Fixture.batch.grids.map {
      BatchFigure.Grid(
        order: text, lengths: $0.lengths, width: $0.width, epochPadding: $0.epochPadding,
        isUsed: $0.isUsed)
    }
    var curve = Fixture.training(steps: 4)
    curve.epochs[0].continuation = continuation(text)
    let cost = WindowTrainingCost(
      text: WindowTrainingCost.Text(name: text, tokens: 9, words: 3, speed: 1, isConverted: true),
      rows: [WindowTrainingCost.Row(stride: 1, targets: 14, seconds: 14)], plans: [])
    let figures: [any StepFigure] = [
      BatchFigure(grids: grids), Fixture.shapes,
      ParametersFigure(
        parameters: [
          ParametersFigure.Parameter(name: text, shape: [2], initialization: text)
        ]),
      Fixture.cell, Fixture.overfit, CostFigure(cost: cost),
    ]
    return figures + Fixture.trainingFigures(of: curve)
  }

  private static func figuresOfEvaluation(filledWith text: String) -> [any StepFigure] {
    var nextWord = Fixture.nextWord.nextWord
    nextWord.prompt = text
    nextWord.candidates = [NextWord.Candidate(word: text, id: 0, probability: 1, chance: 1)]
    var rungs = Fixture.ladder.rungs
    rungs[0] = Ladder.Rung(name: text, perplexity: 9, note: text)
    let neighbour = NeighboursFigure.Neighbour(token: text, similarity: 0.5)
    return [
      LadderFigure(rungs: rungs), Fixture.ngrams,
      ContinuationsFigure(continuations: [continuation(text)]),
      TemperaturesFigure(continuations: [continuation(text), continuation(text)]),
      NextWordFigure(nextWord: nextWord),
      liveModel(filledWith: text),
      SurprisalFigure(
        text: TestSequence.Place(number: 1, count: 1, isWindow: true),
        words: [SurprisalFigure.Word(token: text, surprisal: 3)]),
      MentionsFigure(
        traces: [MentionsFigure.Trace(name: text, means: [1, 2])], counts: [30, 30], words: 1,
        texts: 1, gain: Estimate(mean: 1, error: 1), possibleGain: nil, rival: text,
        examples: [
          MentionsFigure.Example(
            word: text, sequence: 1,
            mentions: [MentionsFigure.Example.Mention(words: text, surprisals: [1])])
        ], isInWindows: true),
      GatesFigure(
        tokens: [text],
        gates: ["forget", text].map {
          GatesFigure.Gate(name: $0, means: [0.5], units: [[0.5]])
        },
        units: [0], hidden: 8),
      WordSurveyFigure(survey: Self.survey(text), tokenization: Tokenization(.words)),
      NeighboursFigure(words: [
        NeighboursFigure.Word(token: text, before: [neighbour], after: [neighbour])
      ]),
    ]
  }

  private static func survey(_ text: String) -> VocabularySurvey {
    var survey = VocabularySurvey()
    (survey.tokens, survey.types, survey.alike) = (.max, -1, .min)
    survey.longest = VocabularySurvey.Longest(label: text, characters: .max, place: "\(text)")
    survey.examples = [VocabularySurvey.Alike(spellings: [text, text], codePoints: [text, text])]
    return survey
  }

  /// As a file that someone changed may have it.
  private static func liveModel(filledWith text: String) -> LiveModelFigure {
    let matrix = LiveModel.Matrix(columns: 1, least: text, steps: text, levels: text)
    return LiveModelFigure(
      model: LiveModel(
        unit: .character, words: [text],
        specials: LiveModel.Specials(unknown: nil, beginning: nil, end: nil, excluded: []),
        tokenizer: LiveModel.Tokenizer(
          alone: text, dropped: text, space: text, breakTag: true, composes: true,
          marks: [LiveModel.Marks(ascii: text, marks: text)], segments: true, clusters: true),
        spacing: LiveModel.Spacing(
          closing: [text], opening: [text], endings: [text], unspaced: [], joined: []),
        embedding: matrix, layers: [], linear: nil, linearBias: text,
        sampling: LiveModel.Sampling(temperature: .nan, topK: .max, topP: -.infinity), tints: [],
        example: LiveModel.Example(
          text: text, words: [LiveModel.Example.Word(token: text, surprisal: .nan, tint: 9)],
          next: [NextWord.Candidate(word: text, id: 0, probability: .nan, chance: 1)])))
  }

  private static func continuation(_ text: String) -> Continuation {
    Continuation(prompt: text, text: text, temperature: 1, topK: 1)
  }
}
