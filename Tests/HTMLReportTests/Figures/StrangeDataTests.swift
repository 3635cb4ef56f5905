import Record
import Testing

@testable import HTMLReport

/// Figures of empty, tiny, huge and broken data: they may draw nothing, but never a NaN.
@Suite struct StrangeDataTests {
  private static let series: [[Double]] = [
    [], [1], [.nan], [.nan, 1, .nan], [.infinity, -Double.infinity], [1e300, -1e300], [0, 0, 0],
    [-5, -1], [1e-300, 1e-12], (0..<1500).map { $0 % 7 == 0 ? .nan : Double($0) },
  ]

  private let values = RunValues(record: Fixture.record, catalog: .standard)

  private func expectSound(_ figure: Figure?) throws {
    let html = try render(figure)
    #expect(PageStructure(html).firstMismatch == nil)
    // Hovering over a word may show any value, but a shape needs valid coordinates.
    for tag in PageStructure(html).tags where !tag.hasPrefix("span") {
      #expect(!tag.lowercased().contains("=\"nan") && !tag.contains("inf\""), "\(tag)")
    }
  }

  @Test(arguments: series) func ofTraining(series: [Double]) throws {
    let steps = series.enumerated().map { index, value in
      TrainFigures.Step(
        step: index + 1, epoch: 1, loss: value, tokens: 1, learningRate: value,
        gradientNorm: value, seconds: value)
    }
    let continuation = Continuation(prompt: "", text: "", temperature: .nan, topK: 0)
    let epochs = series.prefix(20).enumerated().map { index, value in
      TrainFigures.Epoch(
        epoch: index, step: index, trainLoss: value, validationLoss: value,
        continuation: continuation)
    }
    let figures = TrainFigures(steps: steps, epochs: epochs)
    try expectSound(LossFigure.make(figures, values: values))
    try expectSound(GradientFigure.make(figures, values: values))
    try expectSound(ThroughputFigure.make(figures))
    try expectSound(ContinuationsFigure.make(figures))
  }

  @Test(arguments: series) func ofOptimizerAndEvaluation(series: [Double]) throws {
    let optimizer = OptimizerFigures(
      overfitLosses: series, overfitSequences: 0, overfitTokens: 0)
    try expectSound(OverfitFigure.make(optimizer, values: values))
    let evaluate = EvaluateFigures(
      ladder: series.prefix(9).map {
        EvaluateFigures.Rung(name: "this model", perplexity: $0, note: "")
      },
      continuations: [],
      surprises: series.map { EvaluateFigures.Word(token: "w", surprise: $0) }, surprisesName: "",
      gates: GateFigures(
        tokens: series.map { _ in "w" },
        gates: ["input", "forget", "output"].map {
          GateFigures.Gate(name: $0, means: series, units: [series])
        }, units: [0], hidden: 0),
      neighbours: series.map { similarity in
        let near = NeighbourFigures.Neighbour(token: "n", similarity: similarity)
        return NeighbourFigures(token: "w", before: [], after: [near])
      })
    try expectSound(LadderFigure.make(evaluate))
    try expectSound(ContinuationsFigure.make(evaluate))
    try expectSound(SurpriseFigure.make(evaluate))
    try expectSound(GatesFigure.make(evaluate.gates))
    try expectSound(NeighboursFigure.make(evaluate.neighbours))
  }

  @Test(arguments: [[], [0], [3, 0, 5], [Int.max / 4, 1], [.max, .max, 1]]) func ofCounts(
    counts: [Int]
  ) throws {
    let histogram = Histogram(
      unit: "words", edges: (0...counts.count).map { Double($0 * 10) }, counts: counts)
    try expectSound(
      LengthFigure.make(
        of: LoadFigures(
          description: "", isGenerated: false, digest: "", lengths: histogram, excerpts: [])))
    let vocab = VocabFigures(
      dictionary: [], lookUp: nil,
      frequencies: counts.enumerated().map {
        VocabFigures.RankedCount(rank: $0.offset, count: min($0.element, 1_000_000))
      },
      lastRankKept: 0, mostFrequent: [], leastFrequent: [],
      example: VocabFigures.Example(text: "", tokens: ["a"], ids: [], isUnknown: []))
    try expectSound(FrequencyFigure.make(vocab, values: values))
    #expect(WordsFigure.make(vocab) == nil)
    #expect(DictionaryFigure.make(vocab) == nil)
    #expect(TokenIDsFigure.make(vocab) == nil)
    let grid = LoaderFigures.Grid(
      order: "shuffled", lengths: counts, width: counts.isEmpty ? 0 : 4, epochPadding: .nan,
      isUsed: true)
    try expectSound(BatchFigure.make(LoaderFigures(grids: [grid])))
  }

  @Test(arguments: [0, 1, 7, Int.max, Int.min]) func ofWindows(number: Int) throws {
    let windows = WindowFigures(
      length: number, scoresEveryPlace: true,
      parts: [
        WindowFigures.Part(name: "training", tokens: number, windows: number, stride: number),
        WindowFigures.Part(name: "test", tokens: number, windows: 0, stride: 1),
      ],
      strides: [1, number, 5].map {
        WindowFigures.Stride(stride: $0, windows: $0, targets: $0, repeats: Double($0))
      })
    try expectSound(WindowsFigure.make(windows))
    try expectSound(StridesFigure.make(windows))
    try expectSound(
      CostFigure.make(
        CostFigures(
          text: CostFigures.Text(
            name: "", tokens: number, words: number, speed: Double(number), isConverted: true),
          rows: [CostFigures.Row(stride: number, targets: number, seconds: .nan)],
          plans: [CostFigures.Plan(budget: .infinity, stride: 1, epochs: number, seconds: -1)])))
    try expectSound(
      NextWordFigure.make(
        NextWord(
          prompt: "", temperature: .nan, topK: number, topP: 1,
          candidates: [.nan, 0, Double(number)].map {
            NextWord.Candidate(word: "w", id: number, probability: $0, chance: $0)
          },
          kept: number, keptProbability: .nan, others: number)))
  }

  @Test(arguments: [Int.max, Int.min, -1]) func ofSizesPastAllNumbers(size: Int) throws {
    let model = ModelFigures(
      parameters: [
        ModelFigures.Parameter(name: "a.b", shape: [size, size, 2], initialization: ""),
        ModelFigures.Parameter(name: "a.c", shape: [size], initialization: ""),
      ],
      layers: size, embedding: size, hidden: size, vocabulary: size)
    let grid = LoaderFigures.Grid(
      order: "shuffled", lengths: [size, size], width: size, epochPadding: 0, isUsed: true)
    try expectSound(ParametersFigure.make(model))
    try expectSound(ShapesFigure.make(model, loader: LoaderFigures(grids: [grid])))
    try expectSound(CellFigure.make(model))
    try expectSound(BatchFigure.make(LoaderFigures(grids: [grid])))
    let split = DatasetFigures.Split(name: "training", sequences: size, tokens: size, cut: size)
    let dataset = DatasetFigures(
      splits: [split, split], pairs: [], pairsAreCut: false,
      lengths: Histogram(unit: "tokens", edges: [0, 1], counts: [size]), cutLength: size)
    try expectSound(SplitsFigure.make(dataset))
    try expectSound(LengthFigure.make(of: dataset))
    let vocab = VocabFigures(
      dictionary: [], lookUp: nil,
      frequencies: [
        VocabFigures.RankedCount(rank: 1, count: size), .init(rank: size, count: size),
      ],
      lastRankKept: size, mostFrequent: [], leastFrequent: [],
      example: VocabFigures.Example(text: "", tokens: [], ids: [], isUnknown: []))
    try expectSound(FrequencyFigure.make(vocab, values: values))
    var record = Fixture.record
    record.steps = []
    let none = RunValues(record: record, catalog: .standard)
    try expectSound(FrequencyFigure.make(vocab, values: none))
  }

  @Test func ofAModelWithoutSize() throws {
    let model = ModelFigures(
      parameters: [], layers: 0, embedding: 0, hidden: 0, vocabulary: 0)
    #expect(ShapesFigure.make(model, loader: nil) == nil)
    #expect(ParametersFigure.make(model) == nil)
    #expect(CellFigure.make(model) == nil)
  }

  @Test func drawsRawLossesAlways() throws {
    let long = try render(LossFigure.make(Fixture.train(steps: 900), values: values))
    #expect(long.contains("class=\"raw\""))
    #expect(long.contains("training, every step"))
    #expect(long.contains("training, mean of 18 steps"))
    let short = try render(LossFigure.make(Fixture.train(steps: 30), values: values))
    #expect(!short.contains("class=\"raw\"") && short.contains("training, every step"))
  }

  @Test(arguments: [
    (0.0, 0), (0.99, 0), (1, 1), (5, 3), (100, 6), (.nan, 0), (.infinity, 6), (-1, 0),
  ])
  func tintsBySurprise(surprise: Double, tint: Int) {
    #expect(SurpriseFigure.tint(of: surprise) == tint)
  }
}
