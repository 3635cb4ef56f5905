import Kernels
import Random

/// The gradients of a batch's mean loss, worked out by several threads.
package final class BatchGradients {
  /// What a batch cost.
  package struct Loss: Hashable, Sendable {
    /// Over all targets, in nats.
    package let sum: Double
    /// Targets.
    package let tokens: Int

    /// In nats for each target; 0 where there are none.
    package var mean: Double { tokens == 0 ? 0 : sum / Double(tokens) }
  }

  /// The gradients of all parameters, laid out as they are.
  package let values: Floats
  /// Which vectors of the embedding have a gradient: those of the words that the batch reads.
  package private(set) var words: TouchedRows
  private let threads: Int
  private let pass: BatchPass
  private var dropout = Dropout()

  package init(for model: LanguageModel, threads: Int) {
    self.threads = threads
    values = Floats(count: model.layout.count)
    words = TouchedRows(of: model.embedding.weight)
    pass = BatchPass(for: model, threads: threads)
  }

  /// Computes loss and gradients for a batch of framed sequences.
  ///
  /// Sequences of fewer than two words have no targets; where all are so short, loss and gradients
  /// are zero. The result is the same to the bit on one thread or on many.
  ///
  /// - Parameters:
  ///   - dropout: the share of values dropped between layers.
  ///   - random: the stream that dropout draws from.
  package func compute(
    _ sequences: [ArraySlice<Int32>], model: LanguageModel, scoring: Scoring = .every,
    dropout rate: Double = 0, random: inout MersenneTwister
  ) -> Loss {
    let masks = dropout.draw(rate: rate, model: model, sequences: sequences, random: &random)
    let batch = ShardedBatch(sequences, scoring: scoring)
    reset(for: batch)
    let tokens = batch.targets.count
    let sum = pass.run(
      batch, model: model, dropout: masks, scale: 1 / Float(max(1, tokens)), gradients: values)
    return Loss(sum: sum, tokens: tokens)
  }

  /// Sets the gradients to zero: all dense ones, and of the embedding what the batch before left.
  private func reset(for batch: ShardedBatch) {
    for row in words.rows { clear(values[words.range(of: row)]) }
    words.removeAll()
    for shard in batch.shards { words.insert(shard.inputs) }
    let dense = Parallel.ranges(of: words.table.upperBound..<values.count)
    Parallel.forEach(dense.count, threads: threads) { [values] _, index in
      clear(values[dense[index]])
    }
  }
}
