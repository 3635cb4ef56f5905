import Foundation
import Neural
import TensorFiles
import Text

/// The notebook's training on 2,000 real reviews: batches of 32, at most 256 words, at their own
/// lengths. Only real targets count; PyTorch works on padding as well.
enum EpochRows {
  static var all: [Row] {
    [
      row(.shuffled, title: "epoch of 2,000 reviews, shuffled", goal: 2.5),
      row(.bucketed, title: "epoch of 2,000 reviews, bucketed", goal: 3.5),
    ]
  }

  private static let batchSize = 32

  private static let shape = ModelShape(
    vocabulary: ReviewTexts.vocabularySize, embedding: 128, hidden: 256, layers: 1, padding: 1)

  /// Optimizer steps from the start of an epoch: 16 of its 63.
  private static func steps(_ bench: Bench) -> Int { bench.isQuick ? 4 : 16 }

  private static func row(_ order: BatchOrder, title: String, goal: Double) -> Row {
    Row(
      name: "epoch.\(order.rawValue)", title: title, quantity: .tokens,
      peerGoal: Row.PeerGoal(goal: Row.Goal(reach: goal)) { bench in
        try notebook(bench, shape, batchSize: batchSize, steps: steps(bench))
      }
    ) { bench in
      let sequences = try bench.reviewTexts().notebook
      let loader = BatchLoader(lengths: sequences.lengths, batchSize: batchSize, order: order)
      return {
        let workload = ModelWorkload(shape, threads: bench.threads)
        let batches = workload.epoch(of: loader).prefix(steps(bench))
        var tokens = 0
        let time = seconds {
          for batch in batches { tokens += workload.step(batch.map { sequences[$0] }) }
        }
        return Row.Sample(
          amount: Double(tokens), seconds: time, note: "the first \(batches.count) batches")
      }
    }
  }

  /// The same sequences for PyTorch, which shuffles them with the same seed into the same batches.
  static func notebook(
    _ bench: Bench, _ shape: ModelShape, batchSize: Int, steps: Int
  ) throws -> [String] {
    let sequences = try bench.reviewTexts().notebook
    guard case .documents(let offsets) = sequences.layout else {
      preconditionFailure("reviews are documents")
    }
    let ids = bench.scratch.url.appending(path: "ids.npy")
    let borders = bench.scratch.url.appending(path: "offsets.npy")
    try NPY.encoded(.int32(sequences.ids)).write(to: ids)
    try NPY.encoded(.int64(offsets.map(Int64.init))).write(to: borders)
    return [
      "epoch", "--ids", ids.path, "--offsets", borders.path, "--batch", "\(batchSize)",
      "--vocabulary", "\(shape.vocabulary)", "--embedding", "\(shape.embedding)",
      "--hidden", "\(shape.hidden)", "--steps", "\(steps)",
    ]
  }
}
