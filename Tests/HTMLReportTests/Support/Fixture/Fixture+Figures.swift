import Drawings
import Foundation
import Pipeline
import Record

@testable import Figures

extension Fixture {
  /// The data of every figure that a book about reviews shows, in the order of `Figures.all`.
  static func figures(steps: Int) -> [any StepFigure] {
    var figures: [any StepFigure] = [
      source, documentLengths, excerpts,
      frequency, words, dictionary, tokenIDs, tinyIDs,
      pairs, splits, sequenceLengths, tinyPairs,
      batch,
      shapes, parameters, cell, cellSteps, tinyParameters, tinyForward,
      overfit, tinyLoss,
    ]
    figures += trainingFigures(of: training(steps: steps))
    figures += [tinyBackward, tinyUpdate] as [any StepFigure]
    figures +=
      [
        ladder, ngrams, continuations, temperatures, nextWord, surprisal, mentions, gates,
        neighbours, tinyPerplexity,
      ] as [any StepFigure]
    return figures
  }

  /// The figures that follow from the course of a training.
  static func trainingFigures(of curve: TrainingCurve) -> [any StepFigure] {
    [
      loss(curve), GradientFigure(norms: curve.steps.map(\.gradientNorm)),
      ThroughputFigure(
        rates: curve.steps.map { $0.seconds > 0 ? Double($0.tokens) / $0.seconds : .nan }),
      EpochTextsFigure(
        epochs: curve.epochs.map {
          EpochTextsFigure.Epoch(number: $0.epoch, continuation: $0.continuation)
        }),
    ]
  }

  /// The loss of a training beside the baselines of the run's vocabulary.
  static func loss(_ curve: TrainingCurve) -> LossFigure {
    LossFigure(
      curve: curve, uniform: values.number(.optimizer, "uniformLoss"),
      unigram: values.number(.vocab, "unigramLoss"))
  }

  /// The figures as a report has them.
  static func drawn(
    _ figures: [any StepFigure], record: RunRecord = Fixture.record
  ) -> [StepID: [Figure]] {
    let values = RunValues(record: record)
    var drawn: [StepID: [Figure]] = [:]
    for data in figures {
      guard var figure = data.drawn(in: values) else { continue }
      figure.name = type(of: data).name
      drawn[type(of: data).step, default: []].append(figure)
    }
    return drawn
  }

  /// What the figures of the run compare with.
  static var values: RunValues { RunValues(record: record) }

  private static let review =
    "I saw this one on a rainy evening , and it was far better than its poster . The plot is thin "
    + "but the lead plays the tired detective as if she had never slept . I would watch it again ."

  static let tokens = review.lowercased().split(separator: " ").map(String.init)

  static var lengths: [Int] {
    var noise = Noise()
    return (0..<2500).map { _ in Int(min(1400, 40 + exp(5 + 0.65 * noise.normal()))) }
  }
}

/// The data of chapters 1 to 3.
extension Fixture {
  static let source = SourceFigure(
    description: "Film reviews written by a program from a weighted grammar",
    isGenerated: true, digest: digest)

  static let documentLengths = DocumentLengthsFigure(
    lengths: Histogram(of: lengths, unit: "words"))

  static let excerpts = ExcerptsFigure(excerpts: [
    Excerpt(
      name: "train/pos/0_9.txt",
      text: "I saw this one on a rainy evening, and it was <b>far</b> better than its poster."
        + "<br /><br />The plot is thin, but the lead plays the tired detective as if she had "
        + "never slept.\nI would watch it again.", isCut: true),
    Excerpt(
      name: "train/neg/0_2.txt", text: "Two hours that I would like to have back.", isCut: false),
  ])

  static let frequency = FrequencyFigure(
    frequencies: (0..<90).map { index -> FrequencyFigure.RankedCount in
      let rank = Int(pow(100_683, Double(index) / 89).rounded())
      let count = 330_000 / pow(Double(rank) + 1.5, 1.02) * (rank > 8000 ? 0.7 : 1)
      return FrequencyFigure.RankedCount(rank: rank, count: max(1, Int(count)))
    }.reduce(into: []) { if $0.last?.rank != $1.rank { $0.append($1) } },
    lastRankKept: 9_996)

  static let words = WordsFigure(
    mostFrequent: zip(["the", ".", ",", "and", "a", "of", "to", "'", "is", "it"], 0...).map {
      WordsFigure.Word(id: $1 + 4, token: $0, count: 336_000 / ($1 + 1))
    },
    leastFrequent: zip(["zest", "yearned", "wrestler", "unravel", "<3"], 0...).map {
      WordsFigure.Word(id: 9_999 - $1, token: $0, count: 27)
    })

  static let dictionary = DictionaryFigure(
    entries: zip(["<unk>", "<pad>", "<bos>", "<eos>", "the", ".", ",", "and", "a", "of"], 0...)
      .map { DictionaryFigure.Entry(word: $0, id: $1) },
    lookUp: DictionaryFigure.Entry(word: "the", id: 4))

  static let tokenIDs = TokenIDsFigure(
    text: "The lead's performance was unflimsy!",
    tokens: ["the", "lead", "'", "s", "performance", "was", "unflimsy", "!"],
    ids: [4, 483, 11, 19, 239, 17, 0, 40],
    isUnknown: [false, false, false, false, false, false, true, false])

  static let pairs = PairsFigure(
    pairs: zip(["<bos>"] + tokens, tokens).map { PairsFigure.Pair(input: $0, target: $1) },
    isCut: true)

  static let splits = SplitsFigure(
    splits: [
      SplitsFigure.Split(name: "training", sequences: 22_500, tokens: 4_520_118, cut: 7_310),
      SplitsFigure.Split(name: "validation", sequences: 2_500, tokens: 501_223, cut: 810),
      SplitsFigure.Split(name: "test", sequences: 25_000, tokens: 4_934_000, cut: 7_900),
    ],
    areCut: true)

  static let sequenceLengths = SequenceLengthsFigure(
    lengths: Histogram(of: lengths, unit: "tokens"), cutLength: 256,
    sequences: splits.splits[0].sequences, cut: splits.splits[0].cut)
}

/// The data of chapters 4 to 7.
extension Fixture {
  static let batch = BatchFigure(grids: [
    BatchFigure.Grid(
      order: "bucketed", lengths: (0..<32).map { 171 - $0 / 8 }, width: 171, epochPadding: 0.021,
      isUsed: true),
    BatchFigure.Grid(
      order: "shuffled", lengths: lengths.prefix(32).map { min($0, 255) }, width: 255,
      epochPadding: 0.183, isUsed: false),
  ])

  /// Of the batch in the order in use.
  static let shapes = ShapesFigure(
    sequences: batch.grids[0].lengths.count, length: batch.grids[0].width,
    embedding: cell.embedding, hidden: cell.hidden, vocabulary: 10_000)

  static let parameters = ParametersFigure(
    parameters: [
      ("embedding.weight", [10_000, 128], "N(0, 1)"),
      ("lstm.weight_ih_l0", [1024, 128], "U(±0.0625)"),
      ("lstm.weight_hh_l0", [1024, 256], "U(±0.0625)"),
      ("lstm.bias_ih_l0", [1024], "U(±0.0625)"), ("lstm.bias_hh_l0", [1024], "U(±0.0625)"),
      ("linear.weight", [10_000, 256], "U(±0.0625)"), ("linear.bias", [10_000], "U(±0.0625)"),
    ].map { ParametersFigure.Parameter(name: $0, shape: $1, initialization: $2) })

  static let cell = CellFigure(layers: 1, embedding: 128, hidden: 256)

  static let cellSteps = cellSteps(
    words: Array(tokens.prefix(12)), beginning: "<bos>")

  static func cellSteps(words: [String], beginning: String) -> CellStepsFigure {
    var noise = Noise()
    func unit(_ number: Int, forgets: Bool) -> CellStepsFigure.Unit {
      var cell = 0.25
      return CellStepsFigure.Unit(
        number: number, forgets: forgets, before: cell,
        values: words.map { _ in
          let (i, f, o) = (noise.next(), noise.next(), noise.next())
          let g = 2 * noise.next() - 1
          cell = f * cell + i * g
          return [i, f, g, o, cell, o * tanh(cell)]
        })
    }
    return CellStepsFigure(
      text: TestSequence.Place(number: 12_501, count: 25_000, isWindow: false), words: words,
      length: tokens.count, beginning: beginning,
      units: [unit(4, forgets: true), unit(90, forgets: false)], hidden: cell.hidden, layers: 1)
  }

  static let overfit = OverfitFigure(
    overfitting: PreparedOptimizer.Overfitting(
      losses: (0...60).map { 9.22 * exp(-Double($0) / 11) + 0.02 }, sequences: 8, tokens: 1_240))

  static func training(steps: Int) -> TrainingCurve {
    var noise = Noise()
    let perEpoch = max(1, steps / 5)
    let continuations = [
      "grass tuba ledger ledger of", "was the the , and the", "was a good . i was not",
      "was a bit slow , but the end is good", "was worth the ticket , and the lead is a find .",
      "was worth every minute of a rainy evening .",
    ]
    return TrainingCurve(
      steps: (1...steps).map { step in
        let progress = Double(step) / Double(steps)
        return TrainingStep(
          step: step, epoch: min(5, (step - 1) / perEpoch + 1),
          loss: 3.5 + 5.7 * exp(-progress * 9) + 0.12 * noise.normal(),
          tokens: 5_400 + step % 7 * 90, learningRate: 0.001,
          gradientNorm: 0.6 + 1.2 * exp(-progress * 5) + 0.15 * abs(noise.normal()),
          seconds: 0.22 + 0.02 * noise.next())
      },
      epochs: (0...5).map { epoch in
        TrainingEpoch(
          epoch: epoch, step: epoch * perEpoch,
          trainLoss: epoch == 0 ? nil : 3.45 + 3.2 / Double(epoch * epoch),
          validationLoss: [9.22, 4.71, 3.82, 3.56, 3.5, 3.54][epoch],
          continuation: Continuation(
            prompt: "the movie", text: continuations[epoch], temperature: 0.8, topK: 20))
      })
  }
}

/// The data of chapter 8.
