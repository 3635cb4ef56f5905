import Foundation
import Record

/// A made-up run and its reference, alike in everything.
struct Pair {
  var record = RunRecord(
    book: "imdb", run: "imdb", seed: 42, started: Date(timeIntervalSince1970: 0),
    machine: Machine(processor: "P", cores: 1, blas: "B", toolchain: "T"), threads: 1,
    data: DataSource(source: "reviews", digest: "ab12"),
    steps: [
      StepRecord(
        id: .load, key: "1", state: .cached, settings: ["source": "reviews", "limit": 20],
        results: ["train.documents": 20, "train.bytes": 99]),
      StepRecord(
        id: .train, key: "7", state: .ran, settings: ["epochs": 2, "clipNorm": 0.5],
        results: ["steps": 4, "tokensPerSecond": 5000]),
      StepRecord(
        id: .evaluate, key: "8", state: .ran, settings: ["checkpoint": "last", "topK": 20],
        results: ["perplexity": 200, "tokens": 77]),
    ])
  var training: TrainingCurve? = Pair.training([4, 3, 2, 1])
  var reference = ReferenceRecord(
    torch: "2.13.0+cpu", platform: "Linux x86_64", threads: 2, seed: 42,
    data: DataSource(source: "reviews", digest: "ab12"),
    settings: [
      "load.limit": 20, "train.epochs": 2, "train.clipNorm": 0.5, "evaluate.checkpoint": "last",
    ],
    results: [
      "load.train.documents": 20, "train.steps": 4, "evaluate.perplexity": 200,
      "evaluate.tokens": 77, "train.seconds": 9,
    ],
    steps: Pair.steps([4, 3, 2, 1]))

  static func training(_ losses: [Double]) -> TrainingCurve {
    TrainingCurve(
      steps: losses.enumerated().map { index, loss in
        TrainingStep(
          step: index + 1, epoch: 1, loss: loss, tokens: 10 + index, learningRate: 0.001,
          gradientNorm: 1, seconds: 0.1)
      },
      epochs: [])
  }

  static func steps(_ losses: [Double]) -> [ReferenceRecord.Step] {
    losses.enumerated().map { ReferenceRecord.Step(loss: $0.element, tokens: 10 + $0.offset) }
  }

  var comparison: ReferenceComparison? {
    ReferenceComparison(record: record, training: training, reference: reference)
  }

  /// A pair after a change.
  static func after(_ change: (inout Pair) -> Void) -> ReferenceComparison? {
    var pair = Pair()
    change(&pair)
    return pair.comparison
  }
}
