import Kernels
import Random
import Tokens

/// Dropout between recurrent layers, as PyTorch draws it: for the padded batch, step by step.
///
/// Source: the `dropout` of `torch.nn.LSTM`.
struct Dropout: Sendable {
  /// One mask per gap between layers, kept from batch to batch.
  private var masks: [Floats] = []

  // snippet.draw
  /// Draws the masks of one batch; `nil` if nothing is dropped.
  mutating func draw(
    rate: Double, model: LanguageModel, sequences: [ArraySlice<TokenID>],
    random: inout MersenneTwister
  ) -> DropoutMasks? {
    let gaps = model.layers.count - 1
    guard rate > 0, gaps > 0 else { return nil }
    while masks.count < gaps { masks.append(Floats(count: 0)) }
    let steps = max(0, (sequences.map(\.count).max() ?? 0) - 1)
    for gap in 0..<gaps {
      masks[gap].resize(to: steps * sequences.count * model.shape.hidden)
      masks[gap].withMutableSpan { random.dropoutMask(&$0, keep: 1 - rate) }
    }
    return DropoutMasks(
      gaps: masks, sequences: sequences.count, hiddenSize: model.shape.hidden)
  }
  // snippet.end
}

/// The masks of one batch, sharing storage with the `Dropout` that drew them.
struct DropoutMasks: Sendable {
  /// For each gap: steps × sequences × H, each value 0 or 1 / keep.
  fileprivate let gaps: [Floats]
  fileprivate let sequences: Int
  fileprivate let hiddenSize: Int

  /// Copies the values for the positions of a shard.
  ///
  /// - Parameters:
  ///   - members: the shard's sequences as indices into the batch.
  ///   - packed: one per gap; receives positions × H.
  func pack(into packed: inout [Floats], for shard: PackedBatch, members: [Int]) {
    while packed.count < gaps.count { packed.append(Floats(count: 0)) }
    for (gap, mask) in gaps.enumerated() {
      packed[gap].resize(to: shard.positions * hiddenSize)
      for step in shard.counts.indices {
        for (row, position) in shard.range(ofStep: step).enumerated() {
          let source = step * sequences + members[shard.order[row]]
          copy(
            mask.rows(source..<source + 1, of: hiddenSize),
            to: packed[gap].rows(position..<position + 1, of: hiddenSize))
        }
      }
    }
  }
}
