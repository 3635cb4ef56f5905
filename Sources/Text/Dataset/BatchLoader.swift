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
  /// The first window starts at one of 0 ..< this, drawn anew for each epoch; 1 draws nothing.
  package let offsets: Int

  /// One epoch.
  package struct Epoch: Hashable, Sendable {
    /// Where the first window starts.
    package var offset: Int
    /// The indices of sequences: each is in exactly one batch.
    package var batches: [[Int]]
  }

  package init(lengths: [Int], batchSize: Int, order: BatchOrder, offsets: Int = 1) {
    precondition(batchSize > 0, "A batch holds at least one sequence")
    precondition(1...Int(UInt32.max) ~= offsets, "Windows start somewhere")
    self.lengths = lengths
    self.batchSize = batchSize
    self.order = order
    self.offsets = offsets
  }

  /// Batches per epoch. The last one drawn may be short.
  package var batchCount: Int { (lengths.count + batchSize - 1) / batchSize }

  /// The 32-bit words that drawing an epoch takes from the generator.
  package var wordsPerOrder: Int { offsets == 1 ? 4 : 5 }

  // snippet.epoch
  /// Draws the batches of one epoch.
  ///
  /// Each epoch takes two 64-bit draws from the run's generator, as PyTorch's loader does: a seed
  /// for worker processes, of which there are none here, and a seed for the order. Before them
  /// comes the offset, as `torch.randint` draws it.
  package func epoch(using generator: inout MersenneTwister) -> Epoch {
    let offset = offsets == 1 ? 0 : Int(generator.nextWord() % UInt32(offsets))
    _ = generator.nextInt64()
    var sampler = MersenneTwister(seed: UInt64(generator.nextInt64()))
    let drawn = sampler.permutation(of: lengths.count)
    switch order {
    case .shuffled:
      return Epoch(offset: offset, batches: batches(of: drawn))
    case .bucketed:
      let sorted = chunks(of: drawn, size: batchSize * Self.batchesPerPool).flatMap { pool in
        // Sequences of equal length keep the order they were drawn in: different ones meet in each
        // epoch.
        pool.map { lengths[$0] }.indicesByDescendingValue().map { pool[pool.startIndex + $0] }
      }
      let batches = batches(of: sorted)
      let order = sampler.permutation(of: batches.count)
      return Epoch(offset: offset, batches: order.map { batches[$0] })
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

/// Where the windows of an epoch start.
package enum WindowOffset: String, Codable, CaseIterable, Sendable {
  /// At the first token, in every epoch.
  case fixed
  /// At a random one of the tokens up to the stride, so that each epoch cuts the text elsewhere.
  case random
}
