import Neural
import Text

/// Training as the recipe for the reviews does it, in batches of several sizes: small ones learn more
/// from each word, and leave the products of a step with few rows.
enum BatchRows {
  static var all: [Row] { [row(8, reach: 0.8), row(16, reach: nil), row(32, reach: 0.85)] }

  private static let shape = ModelShape(
    vocabulary: ReviewTexts.vocabularySize, embedding: 256, hidden: 256, layers: 1, padding: 1)

  /// Optimizer steps of one measurement, so that each works on about as many words.
  private static func steps(_ batchSize: Int, _ bench: Bench) -> Int {
    max(1, (bench.isQuick ? 64 : 256) / batchSize)
  }

  private static func row(_ batchSize: Int, reach: Double?) -> Row {
    Row(
      name: "train.batch\(batchSize)",
      title: "training, reviews of up to 256 words, batches of \(batchSize)",
      quantity: .shareOfSgemm, goal: reach.map { Row.Goal(reach: $0) },
      peerGoal: Row.PeerGoal(goal: Row.Goal(reach: 1)) { bench in
        try EpochRows.notebook(bench, shape, batchSize: batchSize, steps: steps(batchSize, bench))
      }
    ) { bench in
      let sequences = try bench.reviewTexts().notebook
      let loader = BatchLoader(lengths: sequences.lengths, batchSize: batchSize, order: .shuffled)
      let workload = ModelWorkload(shape, threads: bench.threads)
      return {
        let batches = workload.epoch(of: loader).prefix(steps(batchSize, bench))
        var tokens = 0
        let time = seconds {
          for batch in batches { tokens += workload.step(batch.map { sequences[$0] }) }
        }
        return Row.Sample(
          amount: TrainingCost(of: shape).operationsPerTarget * Double(tokens), seconds: time,
          tokens: Double(tokens))
      }
    }
  }
}
