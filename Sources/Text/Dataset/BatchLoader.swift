import Random
import Tokens

/// Groups sequences into batches, in a new random order for each epoch.
package struct BatchLoader: Sendable {
  /// Bucketing sorts within pools of this many batches: enough for batches of similar lengths, few
  /// enough that different sequences meet in each epoch.
  private static let batchesPerPool = 64

  /// The number of inputs in each sequence.
  package let lengths: [Int]
  package let batchSize: Int
  package let order: BatchOrder

  package init(lengths: [Int], batchSize: Int, order: BatchOrder) {
    precondition(batchSize > 0, "A batch holds at least one sequence")
    self.lengths = lengths
    self.batchSize = batchSize
    self.order = order
  }

  /// Batches per epoch. The last one drawn may be short.
  package var batchCount: Int { (lengths.count + batchSize - 1) / batchSize }

  // snippet.epoch
  /// The batches of one epoch as indices of sequences: each sequence is in exactly one of them.
  ///
  /// Each epoch takes two 64-bit draws from the run's generator, as PyTorch's loader does: a seed
  /// for worker processes, of which there are none here, and a seed for the order.
  package func epoch(using generator: inout MersenneTwister) -> [[Int]] {
    _ = generator.nextInt64()
    var sampler = MersenneTwister(seed: UInt64(generator.nextInt64()))
    let drawn = sampler.permutation(of: lengths.count)
    switch order {
    case .shuffled:
      return batches(of: drawn)
    case .bucketed:
      let sorted = chunks(of: drawn, size: batchSize * Self.batchesPerPool).flatMap { pool in
        // Sequences of equal length keep the order they were drawn in: different ones meet in each
        // epoch.
        pool.map { lengths[$0] }.indicesByDescendingValue().map { pool[pool.startIndex + $0] }
      }
      let batches = batches(of: sorted)
      return sampler.permutation(of: batches.count).map { batches[$0] }
    }
  }
  // snippet.end

  /// The share of the cells of `batches` that are padding, 0 ..< 1.
  ///
  /// A batch has a row for each sequence, as wide as its longest one.
  package func paddingShare(of batches: [[Int]]) -> Double {
    var cells = 0
    var real = 0
    for batch in batches {
      cells += batch.count * (batch.map { lengths[$0] }.max() ?? 0)
      real += batch.reduce(0) { $0 + lengths[$1] }
    }
    return cells == 0 ? 0 : 1 - Double(real) / Double(cells)
  }

  private func batches(of indices: [Int]) -> [[Int]] {
    chunks(of: indices, size: batchSize)
  }

  private func chunks(of indices: [Int], size: Int) -> [[Int]] {
    stride(from: 0, to: indices.count, by: size).map {
      Array(indices[$0..<min($0 + size, indices.count)])
    }
  }
}

/// The order in which an epoch visits the sequences.
package enum BatchOrder: String, Codable, CaseIterable, Sendable {
  /// Sequences of similar length in one batch, batches in random order: little padding.
  case bucketed
  /// Any sequences in one batch, exactly as PyTorch's shuffling loader draws them.
  case shuffled
}
