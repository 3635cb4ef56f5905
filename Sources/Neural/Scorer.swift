import Kernels
import Tokens

/// Measures how well a model predicts given sequences, without learning or dropout.
package struct Scorer: Sendable {
  package let model: LanguageModel
  package let threads: Int
  package let batchSize: Int

  package init(model: LanguageModel, threads: Int, batchSize: Int = 64) {
    self.model = model
    self.threads = threads
    self.batchSize = batchSize
  }

  /// −ln of the probability of each target of each sequence, in nats.
  ///
  /// Sequences of similar length share a batch. A target's loss doesn't depend on the rest of the
  /// batch, so order and batch size affect only rounding.
  ///
  /// - Parameter check: called before each batch with the number of sequences scored so far.
  ///   Scoring ends if it throws.
  package func losses(
    of sequences: [ArraySlice<TokenID>], target: Target = .shifted,
    check: (_ scored: Int) throws -> Void
  ) rethrows -> [[Float]] {
    let byLength = sequences.map(\.count).indicesByDescendingValue()
    let pass = BatchPass(for: model, threads: threads)
    var losses = [[Float]](repeating: [], count: sequences.count)
    for start in stride(from: 0, to: byLength.count, by: batchSize) {
      try check(start)
      let members = byLength[start..<min(start + batchSize, byLength.count)]
      let batch = ShardedBatch(members.map { sequences[$0] }, target: target)
      _ = pass.score(batch, model: model)
      for (shard, packed) in batch.shards.enumerated() {
        var next = batch.rows[shard].lowerBound
        packed.forEachScored { row in
          losses[members[members.startIndex + batch.members[shard][row]]].append(pass.losses[next])
          next += 1
        }
      }
    }
    return losses
  }

  package func losses(
    of sequences: [ArraySlice<TokenID>], target: Target = .shifted
  ) -> [[Float]] {
    losses(of: sequences, target: target) { _ in }
  }
}
