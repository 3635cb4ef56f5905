import Kernels
import Tokens

/// The decoder for a part of the vocabulary: P of its V tokens, R positions at a time.
///
/// Each part has its own rows of the weights and their gradients. So threads work independently,
/// and only one small gradient has to be summed over parts.
///
/// `@unchecked Sendable`: exactly one thread uses a part at a time.
final class DecoderPart: @unchecked Sendable {
  private let decoder: Decoder
  private let tokens: Range<Int>
  /// This part's rows of the weights as each pass multiplies by them.
  private let forwardWeight = PackedMatrix()
  private let backwardWeight = PackedMatrix()
  /// R × P: logits, then their exponentials, then their gradient.
  private var logits = Floats(count: 0)
  private var maxima = Floats(count: 0)
  private var sums = Floats(count: 0)
  private var factors = Floats(count: 0)
  /// R × H: this part's contribution to the gradient of the hidden states.
  private(set) var hiddenGradient = Floats(count: 0)

  init(_ tokens: Range<Int>, of decoder: Decoder) {
    self.tokens = tokens
    self.decoder = decoder
  }

  /// What softmax needs from this part.
  var summary: SoftmaxCrossEntropy.Part {
    SoftmaxCrossEntropy.Part(maxima: maxima, sums: sums, factors: factors)
  }

  /// Takes the weights for the passes that follow.
  ///
  /// - Parameter learns: whether `backward` will be among them.
  func prepare(parameters: Floats, learns: Bool) {
    let (weight, H) = (weight(in: parameters), decoder.hiddenSize)
    forwardWeight.pack(weight, inner: H, columns: tokens.count, isTransposed: true)
    if learns { backwardWeight.pack(weight, inner: tokens.count, columns: H) }
  }

  // snippet.forward
  /// Computes this part's share of the softmax from hidden states.
  ///
  /// - Parameters:
  ///   - hidden: R × H.
  ///   - targets: the target token id at each position.
  ///   - targetLogits: R values; receives the logits of the targets that are in this part.
  ///   - keepsExponentials: whether `backward` will follow.
  func forward(
    _ hidden: Floats, targets: ArraySlice<TokenID>, parameters: Floats, targetLogits: Floats,
    keepsExponentials: Bool
  ) {
    let rows = targets.count
    logits.resize(to: rows * tokens.count)
    maxima.resize(to: rows)
    sums.resize(to: rows)
    factors.resize(to: rows)
    fill(logits, withRow: parameters[decoder.bias.range][tokens])
    forwardWeight.multiply(hidden, addingTo: logits, rows: rows)
    for (row, target) in targets.enumerated() where tokens.contains(Int(target)) {
      targetLogits[row] = logits[row * tokens.count + Int(target) - tokens.lowerBound]
    }
    if keepsExponentials {
      Softmax.exponentiate(logits, maxima: maxima, sums: sums)
    } else {
      Softmax.sumExponentials(logits, maxima: maxima, sums: sums)
    }
  }
  // snippet.end

  // snippet.backward
  /// Computes the gradients of weight, bias and hidden states from the exponentials that `forward`
  /// kept.
  ///
  /// - Parameters:
  ///   - scale: the weight of each loss.
  ///   - gradients: those of all parameters; accumulates this part's.
  func backward(
    _ hidden: Floats, targets: ArraySlice<TokenID>, scale: Float, gradients: Floats
  ) {
    let rows = targets.count
    // forward: losses of softmax(logits); logits = hidden · Wᵀ + b
    SoftmaxCrossEntropy.gradient(
      logits, columns: tokens, factors: factors, targets: targets, scale: scale,
      columnSums: gradients[decoder.bias.range][tokens])
    multiply(
      logits, hidden, into: weight(in: gradients),
      rows: tokens.count, columns: decoder.hiddenSize, inner: rows,
      transposing: .first, accumulating: true)
    hiddenGradient.resize(to: hidden.count)
    clear(hiddenGradient)
    backwardWeight.multiply(logits, addingTo: hiddenGradient, rows: rows)
  }
  // snippet.end

  /// This part's rows of the weight.
  private func weight(in values: Floats) -> Floats {
    values[decoder.weight.range].rows(tokens, of: decoder.hiddenSize)
  }
}
