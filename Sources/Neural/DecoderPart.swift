import Kernels

/// The decoder for a part of the vocabulary: P of its V words, and R positions at a time.
///
/// The words of a part have rows of the weights, and of their gradients, to themselves. So several
/// threads work at once, and nothing of theirs has to be added up but one small gradient.
///
/// Sendable by agreement: exactly one thread works on a part at a time.
final class DecoderPart: @unchecked Sendable {
  private let decoder: Decoder
  private let words: Range<Int>
  /// R × P: logits, then their powers, then their gradient.
  private var logits = Floats(count: 0)
  private var maxima = Floats(count: 0)
  private var sums = Floats(count: 0)
  private var factors = Floats(count: 0)
  /// R × H: what flows back from this part's words to the hidden states.
  private(set) var hiddenGradient = Floats(count: 0)

  init(_ words: Range<Int>, of decoder: Decoder) {
    self.words = words
    self.decoder = decoder
  }

  /// What softmax needs to know of this part.
  var summary: SoftmaxCrossEntropy.Part {
    SoftmaxCrossEntropy.Part(maxima: maxima, sums: sums, factors: factors)
  }

  // snippet.forward
  /// From hidden states to this part's share of the softmax.
  ///
  /// - Parameters:
  ///   - hidden: R × H.
  ///   - targets: the word to be predicted at each position.
  ///   - targetLogits: R values; receives the logits of those targets that are in this part.
  ///   - keepsPowers: whether `backward` will follow.
  func forward(
    _ hidden: Floats, targets: ArraySlice<Int32>, parameters: Floats, targetLogits: Floats,
    keepsPowers: Bool
  ) {
    let rows = targets.count
    logits.resize(to: rows * words.count)
    maxima.resize(to: rows)
    sums.resize(to: rows)
    factors.resize(to: rows)
    fill(logits, withRow: parameters[decoder.bias.range][words])
    multiply(
      hidden, weight(in: parameters), into: logits,
      rows: rows, columns: words.count, inner: decoder.hiddenSize,
      transposing: .second, accumulating: true)
    for (row, target) in targets.enumerated() where words.contains(Int(target)) {
      targetLogits[row] = logits[row * words.count + Int(target) - words.lowerBound]
    }
    if keepsPowers {
      Softmax.exponentiate(logits, maxima: maxima, sums: sums)
    } else {
      Softmax.sumExponentials(logits, maxima: maxima, sums: sums)
    }
  }
  // snippet.end

  // snippet.backward
  /// From the powers that `forward` kept to the gradients of weight, bias and hidden states.
  ///
  /// - Parameters:
  ///   - scale: what each loss counts.
  ///   - gradients: those of all parameters; this part's are added to.
  func backward(
    _ hidden: Floats, targets: ArraySlice<Int32>, parameters: Floats, scale: Float,
    gradients: Floats
  ) {
    let rows = targets.count
    // forward: losses of softmax(logits); logits = hidden · Wᵀ + b
    SoftmaxCrossEntropy.gradient(
      logits, columns: words, factors: factors, targets: targets, scale: scale,
      columnSums: gradients[decoder.bias.range][words])
    multiply(
      logits, hidden, into: weight(in: gradients),
      rows: words.count, columns: decoder.hiddenSize, inner: rows,
      transposing: .first, accumulating: true)
    hiddenGradient.resize(to: hidden.count)
    multiply(
      logits, weight(in: parameters), into: hiddenGradient,
      rows: rows, columns: decoder.hiddenSize, inner: words.count)
  }
  // snippet.end

  /// This part's rows of the weight.
  private func weight(in values: Floats) -> Floats {
    values[decoder.weight.range].rows(words, of: decoder.hiddenSize)
  }
}
