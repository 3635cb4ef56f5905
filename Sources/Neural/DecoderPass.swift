import Kernels
import Tokens

/// The decoder over a whole batch, fused with softmax and cross-entropy; H hidden units, V tokens.
///
/// Logits for every position of a batch would be its largest array by far. Computed in chunks of
/// positions, they turn into losses and gradients before the next chunk overwrites them: memory
/// grows with V, not with positions × V. Within a chunk the vocabulary is split among threads.
///
/// Source: `torch.nn.Linear`, `torch.nn.CrossEntropyLoss`.
final class DecoderPass {
  /// Where gradients go, and the weight of each loss in them.
  struct Gradients {
    /// 1 / targets for the mean.
    let scale: Float
    /// Those of all parameters; accumulates the decoder's.
    let values: Floats
    /// Receives a row of H values for each position.
    let hidden: Floats
  }

  /// The most positions whose logits are in memory at once.
  static let mostAtATime = 640

  private let parts: [DecoderPart]
  private let hiddenSize: Int
  private let threads: Int
  private var targetLogits = Floats(count: 0)

  init(for decoder: Decoder, threads: Int) {
    parts = decoder.parts.map { DecoderPart($0, of: decoder) }
    hiddenSize = decoder.hiddenSize
    self.threads = threads
  }

  // snippet.forward
  /// Computes the losses of a batch and, on request, the gradients of `scale` times their sum.
  ///
  /// - Parameters:
  ///   - hidden: a row of H values for each position.
  ///   - targets: the target token id at each position.
  ///   - losses: receives −ln of each target's probability, in nats.
  /// - Returns: the sum of the losses.
  func run(
    _ hidden: Floats, targets: [TokenID], parameters: Floats, losses: Floats,
    gradients: Gradients? = nil
  ) -> Double {
    Parallel.forEach(parts.count, threads: threads) { [parts] _, part in
      parts[part].prepare(parameters: parameters, learns: gradients != nil)
    }
    var sum = 0.0
    for rows in Self.chunks(of: targets.count) {
      let (states, tokens) = (hidden.rows(rows, of: hiddenSize), targets[rows])
      targetLogits.resize(to: rows.count)
      Parallel.forEach(parts.count, threads: threads) { [parts, targetLogits] _, part in
        parts[part].forward(
          states, targets: tokens, parameters: parameters, targetLogits: targetLogits,
          keepsExponentials: gradients != nil)
      }
      sum += SoftmaxCrossEntropy.join(
        parts.map(\.summary), targetLogits: targetLogits, losses: losses[rows],
        scale: gradients?.scale ?? 0)
      guard let gradients else { continue }
      Parallel.forEach(parts.count, threads: threads) { [parts] _, part in
        parts[part].backward(
          states, targets: tokens, scale: gradients.scale, gradients: gradients.values)
      }
      addHiddenGradients(to: gradients.hidden.rows(rows, of: hiddenSize))
    }
    return sum
  }
  // snippet.end

  /// Adds those of all parts, in their order, a piece of them on each thread.
  private func addHiddenGradients(to sum: Floats) {
    let pieces = Parallel.ranges(of: 0..<sum.count)
    Parallel.forEach(pieces.count, threads: threads) { [parts] _, index in
      let piece = pieces[index]
      copy(parts[0].hiddenGradient[piece], to: sum[piece])
      for part in parts[1...] { add(part.hiddenGradient[piece], to: sum[piece]) }
    }
  }

  /// Chunks of about equal size: a small one at the end would cost as much to prepare as a large one.
  static func chunks(of positions: Int) -> [Range<Int>] {
    guard positions > 0 else { return [] }
    let count = (positions + mostAtATime - 1) / mostAtATime
    let size = (positions + count - 1) / count
    return stride(from: 0, to: positions, by: size).map { $0..<min($0 + size, positions) }
  }
}
