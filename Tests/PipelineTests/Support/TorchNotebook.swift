import Neural
import TestSupport

/// PyTorch's results on a few reviews in several runs: see Tests/Reference/small_notebook.py.
struct TorchNotebook: Decodable {
  struct Settings: Decodable {
    var seed: UInt64
    var maxTokens, length, batchSize, embedding, hidden, layers, epochs: Int
    var dropout, inputDropout, outputDropout, learningRate, weightDecay, clipNorm: Double
    var tied: Bool
    var schedule: LearningRateSchedule.Decay
    var warmup: Int

    /// The learning rate of each step.
    func rates(steps: Int) -> [Double] {
      let schedule = LearningRateSchedule(
        peak: learningRate, decay: schedule, warmup: warmup, steps: steps)
      return (1...steps).map { schedule.rate(ofStep: $0) }
    }

    /// The settings as command-line overrides.
    var overrides: [String] {
      [
        "vocab.maxTokens=\(maxTokens)", "dataset.length=\(length)", "dataset.validation=0",
        "loader.batchSize=\(batchSize)", "loader.order=.shuffled", "model.embedding=\(embedding)",
        "model.hidden=\(hidden)", "model.layers=\(layers)", "model.dropout=\(dropout)",
        "optimizer.learningRate=\(learningRate)", "train.epochs=\(epochs)",
        "train.clipNorm=\(clipNorm)", "model.tied=\(tied)",
        "model.inputDropout=\(inputDropout)", "model.outputDropout=\(outputDropout)",
        "optimizer.schedule=.\(schedule.rawValue)", "optimizer.warmup=\(warmup)",
        "optimizer.weightDecay=\(weightDecay)",
      ]
    }
  }

  struct Epoch: Decodable {
    /// The reviews of each batch.
    var order: [[Int]]
    var losses: [Double]
    var targets: [Int]
    var norms: [Double]
    /// The next word of the generator.
    var next: UInt32
  }

  struct Run: Decodable {
    var name: String
    var settings: Settings
    var nextAfterModel: UInt32
    var epochs: [Epoch]
    var perplexity: Double
  }

  /// The reviews.
  var train: [String]
  var test: [String]
  /// The run whose trained weights are kept in `notebook.safetensors`.
  var weightsOf: String
  private var runs: [Run]

  static let names = [
    "plain", "clipped", "two layers", "dropout", "three layers", "tied", "everything",
  ]

  init() throws { self = try Fixture.json("notebook") }

  func run(_ name: String) throws -> Run {
    guard let run = runs.first(where: { $0.name == name }) else {
      throw FixtureError("the notebook has no run \(name)")
    }
    return run
  }

  /// A project with the same reviews, in files that sort as they are listed.
  func workplace() throws -> Workplace {
    try Workplace(
      reviews: [("train", train), ("test", test)].flatMap { split, texts in
        texts.enumerated().map { index, text in
          let label = index < texts.count / 2 ? "neg" : "pos"
          return TestEntry("\(split)/\(label)/\(100 + index)_1.txt", text)
        }
      })
  }
}
