import Kernels
import Random

/// Dropout between LSTM layers, as PyTorch draws it: for the padded batch, step by step.
///
/// Source: the `dropout` of `torch.nn.LSTM`.
struct Dropout: Sendable {
  /// One mask for each gap between layers: steps × sequences × H, each value 0 or 1 / keep.
  private let masks: [Floats]
  private let sequences: Int
  private let hiddenSize: Int

  /// Draws the masks of one batch; `nil` where nothing is to be dropped.
  init?(
    rate: Double, model: LanguageModel, sequences: [ArraySlice<Int32>],
    random: inout MersenneTwister
  ) {
    guard rate > 0, model.lstm.count > 1 else { return nil }
    self.sequences = sequences.count
    hiddenSize = model.shape.hidden
    let steps = max(0, (sequences.map(\.count).max() ?? 0) - 1)
    let count = steps * sequences.count * hiddenSize
    var masks: [Floats] = []
    for _ in 1..<model.lstm.count {
      masks.append(Floats(random.dropoutMask(count: count, keep: 1 - rate)))
    }
    self.masks = masks
  }

  /// The masks for the positions of a shard.
  ///
  /// - Parameter members: which sequences of the batch the shard was made of.
  func masks(for shard: PackedBatch, members: [Int]) -> [Floats] {
    masks.map { mask in
      let packed = Floats(count: shard.positions * hiddenSize)
      for step in shard.counts.indices {
        for (row, position) in shard.range(ofStep: step).enumerated() {
          let source = step * sequences + members[shard.order[row]]
          copy(
            mask.rows(source..<source + 1, of: hiddenSize),
            to: packed.rows(position..<position + 1, of: hiddenSize))
        }
      }
      return packed
    }
  }
}
