import Kernels
import Random
import Tokens

/// Dropout before, between and after the recurrent layers, as PyTorch draws it: for the padded
/// batch, one place after another.
///
/// Source: `torch.nn.Dropout`, and the `dropout` of `torch.nn.LSTM`.
struct Dropout: Sendable {
  /// The masks of each place, kept from batch to batch.
  private var storage: [Floats] = []

  // snippet.draw
  /// Draws the masks of one batch. A place with a rate of 0 draws nothing.
  mutating func draw(
    rates: DropoutRates, model: LanguageModel, sequences: [ArraySlice<TokenID>],
    random: inout MersenneTwister
  ) -> DropoutMasks {
    let (shape, last) = (model.shape, model.layers.count)
    let steps = max(0, (sequences.map(\.count).max() ?? 0) - 1)
    while storage.count <= last { storage.append(Floats(count: 0)) }
    let masks = (0...last).map { place -> PaddedMask? in
      let rate = place == 0 ? rates.input : place == last ? rates.output : rates.betweenLayers
      guard rate > 0 else { return nil }
      let columns = place == 0 ? shape.embedding : shape.hidden
      storage[place].resize(to: steps * sequences.count * columns)
      storage[place].withMutableSpan { random.dropoutMask(&$0, keep: 1 - rate) }
      // In memory, embeddings lie sequence by sequence, hidden states step by step.
      return PaddedMask(
        values: storage[place], columns: columns,
        stepStride: place == 0 ? 1 : sequences.count, sequenceStride: place == 0 ? steps : 1)
    }
    return DropoutMasks(masks: masks)
  }
  // snippet.end
}

extension DropoutRates {
  /// The 32-bit words that `Dropout` draws for a batch of sequences, padded to a number of steps.
  package func words(shape: ModelShape, sequences: Int, steps: Int) -> Int {
    let sizes =
      [(input, shape.embedding)]
      + Array(repeating: (betweenLayers, shape.hidden), count: shape.layers - 1)
      + [(output, shape.hidden)]
    // Each value takes 64 bits.
    return sizes.reduce(0) { $0 + ($1.0 > 0 ? 2 * sequences * steps * $1.1 : 0) }
  }
}

/// The masks of one batch, sharing storage with the `Dropout` that drew them.
struct DropoutMasks: Sendable {
  /// Before each layer and after the last; `nil` where nothing is dropped.
  fileprivate let masks: [PaddedMask?]

  /// The values for the positions of a shard, a row for each; `nil` where nothing is dropped.
  ///
  /// - Parameters:
  ///   - place: 0 for the first layer's input.
  ///   - members: the shard's sequences as indices into the whole batch.
  ///   - storage: used again if it is large enough.
  func mask(
    at place: Int, for shard: PackedBatch, members: [Int], into storage: Floats?
  ) -> Floats? {
    masks[place]?.packed(for: shard, members: members, into: storage)
  }
}

/// A value of 0 or 1 / keep for each value of each cell of a padded batch.
private struct PaddedMask: Sendable {
  let values: Floats
  let columns: Int
  /// The distance in rows from one step of a sequence to the next, and from one sequence to the
  /// next.
  let stepStride: Int
  let sequenceStride: Int

  func packed(for shard: PackedBatch, members: [Int], into storage: Floats?) -> Floats {
    var packed = storage ?? Floats(count: 0)
    packed.resize(to: shard.positions * columns)
    for step in shard.counts.indices {
      for (row, position) in shard.range(ofStep: step).enumerated() {
        let source = step * stepStride + members[shard.order[row]] * sequenceStride
        copy(
          values.rows(source..<source + 1, of: columns),
          to: packed.rows(position..<position + 1, of: columns))
      }
    }
    return packed
  }
}
