import Kernels
import Random
import Tokens

/// The gradients of a batch's mean loss, computed by several threads.
package final class BatchGradients {
  /// The gradients of all parameters, in the same layout.
  package let values: Floats
  /// The rows of the layout's sparse table that have a gradient; `nil` if every weight is dense.
  package private(set) var rows: TouchedRows?
  private let threads: Int
  private let pass: BatchPass
  private var dropout = Dropout()

  package init(for model: LanguageModel, threads: Int) {
    self.threads = threads
    values = Floats(count: model.layout.count)
    rows = TouchedRows(of: model.layout)
    pass = BatchPass(for: model, threads: threads)
  }

  /// Computes loss and gradients for a batch of framed sequences.
  ///
  /// Sequences of fewer than two tokens have no targets; if all are that short, loss and gradients
  /// are zero. The result is bit-identical on any number of threads.
  ///
  /// - Parameters:
  ///   - dropout: the fractions of values dropped.
  ///   - random: the stream that dropout draws from.
  package func compute(
    _ sequences: [ArraySlice<TokenID>], model: LanguageModel, target: Target = .shifted,
    dropout rates: DropoutRates = .none, random: inout MersenneTwister
  ) -> Loss {
    let masks = dropout.draw(rates: rates, model: model, sequences: sequences, random: &random)
    let batch = ShardedBatch(sequences, target: target)
    reset(for: batch)
    let tokens = batch.targets.count
    let sum = pass.run(
      batch, model: model, dropout: masks, scale: 1 / Float(max(1, tokens)), gradients: values)
    return Loss(sum: sum, tokens: tokens)
  }

  /// Zeros the gradients: all dense ones, and the sparse rows that the previous batch touched.
  private func reset(for batch: ShardedBatch) {
    if let rows {
      for row in rows.rows { clear(values[rows.range(of: row)]) }
    }
    rows?.removeAll()
    for shard in batch.shards { rows?.insert(shard.inputs) }
    let dense = (rows?.dense ?? [0..<values.count]).flatMap(Parallel.ranges(of:))
    Parallel.forEach(dense.count, threads: threads) { [values] _, index in
      clear(values[dense[index]])
    }
  }
}
