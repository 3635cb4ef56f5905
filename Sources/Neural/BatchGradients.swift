import Kernels
import Random

/// The gradients of a batch's mean loss, worked out by several threads.
///
/// A batch is cut into shards by its size alone, never by the number of threads, and the shards'
/// gradients are added up in one order: the result is the same to the bit on one thread or on many.
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

  private let threads: Int
  private var shards: [BatchShard] = []

  package init(for model: LanguageModel, threads: Int) {
    self.threads = threads
    shards = [BatchShard(for: model)]
  }

  /// The gradients of all parameters, laid out as they are.
  package var values: Floats { shards[0].gradients }

  /// Computes loss and gradients for a batch of framed sequences.
  ///
  /// Sequences of fewer than two words have no targets; where all are so short, loss and gradients
  /// are zero.
  ///
  /// - Parameters:
  ///   - dropout: the share of values dropped between layers.
  ///   - random: the stream that dropout draws from.
  package func compute(
    _ sequences: [ArraySlice<Int32>], model: LanguageModel, scoring: Scoring = .every,
    dropout rate: Double = 0, random: inout MersenneTwister
  ) -> Loss {
    let dropout = Dropout(rate: rate, model: model, sequences: sequences, random: &random)
    let members = Self.share(sequences)
    while shards.count < members.count { shards.append(BatchShard(for: model)) }
    let batches = members.map { member in
      PackedBatch(member.map { sequences[$0] }, scoring: scoring)
    }
    let tokens = batches.reduce(0) { $0 + $1.scored.count }
    let mean = 1 / Float(max(1, tokens))
    Parallel.forEach(members.count, threads: threads) { [shards] _, index in
      let masks = dropout?.masks(for: batches[index], members: members[index])
      shards[index].run(batches[index], model: model, scale: mean, masks: masks)
    }
    for shard in shards[1..<members.count] { add(shard.gradients, to: values) }
    let sum = shards[..<members.count].reduce(0) { $0 + $1.loss }
    return Loss(sum: sum, tokens: tokens)
  }

  /// Deals the sequences out by falling length, so that shards have about the same work.
  private static func share(_ sequences: [ArraySlice<Int32>]) -> [[Int]] {
    let count = max(1, min(8, sequences.count / 16))
    let byLength = sequences.indices.sorted {
      (sequences[$1].count, $0) < (sequences[$0].count, $1)
    }
    return (0..<count).map { shard in
      stride(from: shard, to: byLength.count, by: count).map { byLength[$0] }
    }
  }
}
