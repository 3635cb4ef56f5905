import Drawings
import Foundation
import Pipeline
import Readings
import Record
import Testing

@testable import Figures

/// Figures of empty, tiny, huge and broken data: they may draw nothing, but never a NaN.
@Suite struct StrangeDataTests {
  private static let series: [[Double]] = [
    [], [1], [.nan], [.nan, 1, .nan], [.infinity, -Double.infinity], [1e300, -1e300], [0, 0, 0],
    [-5, -1], [1e-300, 1e-12], (0..<1500).map { $0 % 7 == 0 ? .nan : Double($0) },
  ]

  private func expectSound(
    _ figure: any StepFigure, in values: RunValues = Fixture.values
  ) throws {
    let html = try render(figure.drawn(in: values))
    #expect(PageStructure(html).firstMismatch == nil)
    // Hovering over a word may show any value, but a shape needs valid coordinates.
    for tag in PageStructure(html).tags where !tag.hasPrefix("span") {
      #expect(!tag.lowercased().contains("=\"nan") && !tag.contains("inf\""), "\(tag)")
    }
  }

  @Test(arguments: series) func ofTraining(series: [Double]) throws {
    let steps = series.enumerated().map { index, value in
      TrainingStep(
        step: index + 1, epoch: 1, loss: value, tokens: 1, learningRate: value,
        gradientNorm: value, seconds: value)
    }
    let continuation = Continuation(prompt: "", text: "", temperature: .nan, topK: 0)
    let epochs = series.prefix(20).enumerated().map { index, value in
      TrainingEpoch(
        epoch: index, step: index, trainLoss: value, validationLoss: value,
        continuation: continuation)
    }
    let curve = TrainingCurve(steps: steps, epochs: epochs)
    for figure in Fixture.trainingFigures(of: curve) { try expectSound(figure) }
  }

  @Test(arguments: series) func ofOptimizerAndEvaluation(series: [Double]) throws {
    try expectSound(
      OverfitFigure(
        overfitting: PreparedOptimizer.Overfitting(losses: series, sequences: 0, tokens: 0)))
    try expectSound(
      LadderFigure(
        rungs: series.prefix(9).map {
          Ladder.Rung(name: "this model", perplexity: $0, note: "")
        }))
    for other in [nil, series, [7]] {
      try expectSound(
        NGramsFigure(perplexities: NGramPerplexities(validation: series, test: other)))
      try expectSound(
        NGramsFigure(perplexities: NGramPerplexities(validation: nil, test: other)))
    }
    try expectSound(ContinuationsFigure(continuations: []))
    let place = TestSequence.Place(number: .max, count: -1, isWindow: true)
    for counts in [series.map { _ in 50 }, [50, 50], [50, 50, 1], []] {
      try expectSound(
        MentionsFigure(
          traces: ["this model", "5-gram", "true probability"].map {
            MentionsFigure.Trace(name: $0, means: Array(series.prefix(counts.count)))
          },
          counts: counts, words: 1, texts: 0,
          gain: Estimate(mean: series.first ?? 0, error: series.last), possibleGain: .nan,
          rival: "5-gram",
          examples: [
            MentionsFigure.Example(
              word: "w", sequence: .max,
              mentions: [MentionsFigure.Example.Mention(words: "", surprisals: series)])
          ], isInWindows: false))
    }
    try expectSound(
      SurprisalFigure(
        text: place, words: series.map { SurprisalFigure.Word(token: "w", surprisal: $0) }))
    try expectSound(
      GatesFigure(
        tokens: series.map { _ in "w" },
        gates: ["input", "forget", "output"].map {
          GatesFigure.Gate(name: $0, means: series, units: [series])
        }, units: [0], hidden: 0))
    for other in [series, [0.1, 0.2, 1e300, 0, 3, 9]] {
      try expectSound(
        CellStepsFigure(
          text: place, words: series.map { _ in "w" }, length: 1, beginning: nil,
          units: series.prefix(2).enumerated().map {
            CellStepsFigure.Unit(
              number: $0.offset, forgets: true, before: $0.element,
              values: series.map { [$0, 0.1, 0.2, 0.3, $0, 0.4] } + (other == series ? [] : [other])
            )
          },
          hidden: 0, layers: 0))
    }
    try expectSound(
      NeighboursFigure(
        words: series.map { similarity in
          let near = NeighboursFigure.Neighbour(token: "n", similarity: similarity)
          return NeighboursFigure.Word(token: "w", before: [], after: [near])
        }))
  }

  @Test(arguments: [[], [0], [3, 0, 5], [Int.max / 4, 1], [.max, .max, 1]]) func ofCounts(
    counts: [Int]
  ) throws {
    let histogram = Histogram(
      unit: "words", edges: (0...counts.count).map { Double($0 * 10) }, counts: counts)
    try expectSound(DocumentLengthsFigure(lengths: histogram))
    try expectSound(
      FrequencyFigure(
        frequencies: counts.enumerated().map {
          FrequencyFigure.RankedCount(rank: $0.offset, count: min($0.element, 1_000_000))
        },
        lastRankKept: 0))
    let grid = BatchFigure.Grid(
      order: "shuffled", lengths: counts, width: counts.isEmpty ? 0 : 4, epochPadding: .nan,
      isUsed: true)
    try expectSound(BatchFigure(grids: [grid]))
  }

  @Test func ofAVocabularyWithoutWords() {
    let values = Fixture.values
    #expect(WordsFigure(mostFrequent: [], leastFrequent: []).drawn(in: values) == nil)
    #expect(DictionaryFigure(entries: [], lookUp: nil).drawn(in: values) == nil)
    let example = TokenIDsFigure(text: "", tokens: ["a"], ids: [], isUnknown: [])
    #expect(example.drawn(in: values) == nil)
  }

  @Test(arguments: [0, 1, 7, Int.max, Int.min]) func ofWindows(number: Int) throws {
    try expectSound(
      WindowsFigure(
        length: number, hasTargetAtEveryPosition: true,
        parts: [
          WindowsFigure.Part(name: "training", tokens: number, windows: number, stride: number),
          WindowsFigure.Part(name: "test", tokens: number, windows: 0, stride: 1),
        ]))
    try expectSound(
      StridesFigure(
        strides: [1, number, 5].map {
          StridesFigure.Stride(stride: $0, windows: $0, targets: $0, repeats: Double($0))
        },
        used: number))
    try expectSound(
      CostFigure(
        cost: WindowTrainingCost(
          text: WindowTrainingCost.Text(
            name: "", tokens: number, words: number, speed: Double(number), isConverted: true),
          rows: [WindowTrainingCost.Row(stride: number, targets: number, seconds: .nan)],
          plans: [StrideCost.Plan(budget: .infinity, stride: 1, epochs: number, seconds: -1)])))
    try expectSound(
      NextWordFigure(
        nextWord: NextWord(
          prompt: "", temperature: .nan, topK: number, topP: 1,
          candidates: [.nan, 0, Double(number)].map {
            NextWord.Candidate(word: "w", id: number, probability: $0, chance: $0)
          },
          kept: number, keptProbability: .nan, others: number)))
  }

  @Test(arguments: [Int.max, Int.min, -1]) func ofSizesPastAllNumbers(size: Int) throws {
    try expectSound(
      ParametersFigure(
        parameters: [
          ParametersFigure.Parameter(name: "a.b", shape: [size, size, 2], initialization: ""),
          ParametersFigure.Parameter(name: "a.c", shape: [size], initialization: ""),
        ]))
    for sequences in [2, size] {
      try expectSound(
        ShapesFigure(
          sequences: sequences, length: size, embedding: size, hidden: size, vocabulary: size))
    }
    try expectSound(CellFigure(layers: size, embedding: size, hidden: size))
    let grid = BatchFigure.Grid(
      order: "shuffled", lengths: [size, size], width: size, epochPadding: 0, isUsed: true)
    try expectSound(BatchFigure(grids: [grid]))
    let split = SplitsFigure.Split(name: "training", sequences: size, tokens: size, cut: size)
    try expectSound(SplitsFigure(splits: [split, split], areCut: true))
    try expectSound(
      SequenceLengthsFigure(
        lengths: Histogram(unit: "tokens", edges: [0, 1], counts: [size]), cutLength: size,
        sequences: size, cut: size))
    let frequency = FrequencyFigure(
      frequencies: [
        FrequencyFigure.RankedCount(rank: 1, count: size), .init(rank: size, count: size),
      ],
      lastRankKept: size)
    try expectSound(frequency)
    var record = Fixture.record
    record.steps = []
    try expectSound(frequency, in: RunValues(record: record))
  }

  /// The tiny example's data, as a file may have it that someone changed.
  @Test(arguments: ["[]", "[1]", "[1, 1e300]", "[-1e300, 0, 1, 2, 3, 4, 5, 6]"])
  func ofTheTinyExample(numbers: String) throws {
    func positions<Position: Decodable>(_ type: Position.Type, _ names: [String]) throws
      -> [Position]
    {
      let fields = names.map { "\"\($0)\": \(numbers)" } + ["\"loss\": 1e300"]
      let data = Data("[{\(fields.joined(separator: ", "))}]".utf8)
      return try JSONDecoder().decode([Position].self, from: data)
    }
    let forward = try positions(
      TinyForward.self,
      ["vector", "sums", "gates", "cell", "hidden", "logits", "probabilities"])
    let backward = try positions(
      TinyBackward.self, ["logits", "hidden", "cellBefore", "sums", "vector"])
    for count in [0, 1, 2, 9] {
      let words = (0..<count).map { "w\($0)" }
      try expectSound(TinyIDsFigure(words: words, counts: [1], tokens: words, ids: [.max]))
      try expectSound(TinyPairsFigure(tokens: words, ids: words.map { _ in .min }))
      try expectSound(
        TinyParametersFigure(
          words: words, embedding: [[.nan]], input: [], hidden: [[], [1]], linear: [[.infinity]]))
      try expectSound(TinyForwardFigure(words: words, inputs: words, positions: forward))
      try expectSound(TinyLossFigure(words: words, tokens: words, positions: forward))
      try expectSound(TinyBackwardFigure(words: words, inputs: words, positions: backward))
      try expectSound(
        TinyPerplexityFigure(
          targets: words.map {
            TinyPerplexityFigure.Target(word: $0, before: -1e300, after: .nan)
          }))
    }
    try expectSound(
      TinyStepFigure(parameters: [], norm: .nan, factor: 0, lossBefore: 0, lossAfter: 1))
  }

  @Test func ofAModelWithoutSize() {
    let values = Fixture.values
    let shapes = ShapesFigure(sequences: 0, length: 0, embedding: 0, hidden: 0, vocabulary: 0)
    #expect(shapes.drawn(in: values) == nil)
    #expect(ParametersFigure(parameters: []).drawn(in: values) == nil)
    #expect(CellFigure(layers: 0, embedding: 0, hidden: 0).drawn(in: values) == nil)
  }

  /// A batch of windows of one length is a block with nothing to see in it.
  @Test func ofABatchWithoutPadding() {
    func drawn(_ lengths: [Int], epochPadding: Double) -> Figure? {
      BatchFigure(grids: [
        BatchFigure.Grid(
          order: "shuffled", lengths: lengths, width: 5, epochPadding: epochPadding, isUsed: true)
      ]).drawn(in: Fixture.values)
    }
    #expect(drawn([5, 5], epochPadding: 0) == nil)
    #expect(drawn([5, 4], epochPadding: 0) != nil)
    #expect(drawn([5, 5], epochPadding: 0.1) != nil)
  }

  private func loss(steps: Int) -> Figure? {
    Fixture.loss(Fixture.training(steps: steps)).drawn(in: Fixture.values)
  }

  @Test func drawsRawLossesAlways() throws {
    let long = try render(loss(steps: 900))
    #expect(long.contains("class=\"raw\""))
    #expect(long.contains("training, every step"))
    #expect(long.contains("training, mean of 18 steps"))
    let short = try render(loss(steps: 30))
    #expect(!short.contains("class=\"raw\"") && short.contains("training, every step"))
  }

  @Test(arguments: [
    (0.0, 0), (0.99, 0), (1, 1), (5, 3), (100, 6), (.nan, 0), (.infinity, 6), (-1, 0),
  ])
  func tintsBySurprisal(surprisal: Double, tint: Int) {
    #expect(SurprisalFigure.tint(of: surprisal) == tint)
  }
}
