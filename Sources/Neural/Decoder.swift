import Kernels
import Random

/// The linear layer from hidden states to logits, a row of weights for each token of the
/// vocabulary.
///
/// Source: `torch.nn.Linear`.
struct Decoder: Hashable, Sendable {
  private static let mostParts = 16
  private static let fewestWords = 256

  /// V × H.
  let weight: ParameterSlot
  /// V.
  let bias: ParameterSlot

  var vocabularySize: Int { weight.shape[0] }
  var hiddenSize: Int { weight.shape[1] }

  /// - Parameter table: the embedding's table, if it serves as the weight.
  init(
    hiddenSize: Int, vocabularySize: Int, sharing table: ParameterSlot?,
    in layout: inout ParameterLayout
  ) {
    weight =
      if let table {
        layout.share(table, as: "linear.weight")
      } else {
        layout.add("linear.weight", shape: [vocabularySize, hiddenSize])
      }
    bias = layout.add("linear.bias", shape: [vocabularySize])
  }

  /// U(±1/√H) for weight and bias.
  func initialize(_ parameters: Floats, random: inout MersenneTwister) {
    let bound = Float(1 / Double(hiddenSize).squareRoot())
    for slot in [weight, bias] {
      for index in slot.range { parameters[index] = random.uniform(-bound, bound) }
    }
  }

  /// U(±0.1) for a weight that is the embedding's table, and zeros for the bias; drawn after all
  /// other weights. N(0, 1), which suits an embedding, would make the first logits enormous.
  ///
  /// Source: PyTorch's example `word_language_model`.
  func initializeShared(_ parameters: Floats, random: inout MersenneTwister) {
    for index in weight.range { parameters[index] = random.uniform(-0.1, 0.1) }
    clear(parameters[bias.range])
  }

  /// logits = hidden · Wᵀ + b.
  ///
  /// - Parameters:
  ///   - hidden: rows × H.
  ///   - output: receives rows × V.
  func logits(_ hidden: Floats, parameters: Floats, output: Floats) {
    fill(output, withRow: parameters[bias.range])
    multiply(
      hidden, parameters[weight.range], into: output,
      rows: hidden.count / hiddenSize, columns: vocabularySize, inner: hiddenSize,
      transposing: .second, accumulating: true)
  }

  /// Parts of the vocabulary, of about equal size, that threads compute one at a time.
  ///
  /// They depend on the vocabulary alone, so that no result depends on the number of threads.
  var parts: [Range<Int>] {
    let count = max(1, min(Self.mostParts, vocabularySize / Self.fewestWords))
    // Rows of whole vectors.
    let width = (vocabularySize + count * 16 - 1) / (count * 16) * 16
    return stride(from: 0, to: vocabularySize, by: width).map { start in
      start..<min(start + width, vocabularySize)
    }
  }
}
