import Kernels
import Random

/// A table of vectors, one per token of the vocabulary; V tokens, E values each.
///
/// Source: `torch.nn.Embedding`.
struct Embedding: Hashable, Sendable {
  /// V × E.
  let weight: ParameterSlot
  /// The token id whose vector stays zero, if any.
  let padding: Int32?

  var size: Int { weight.shape[1] }

  init(
    vocabularySize: Int, embeddingSize: Int, padding: Int32?, in layout: inout ParameterLayout
  ) {
    weight = layout.add("embedding.weight", shape: [vocabularySize, embeddingSize])
    self.padding = padding
  }

  /// N(0, 1), and zeros for padding.
  func initialize(_ parameters: Floats, random: inout MersenneTwister) {
    let table = parameters[weight.range]
    for (index, value) in random.normal(count: weight.count).enumerated() { table[index] = value }
    if let padding { clear(row(padding, of: table)) }
  }

  // snippet.forward
  /// Looks up the vector of each token id.
  ///
  /// - Parameter output: receives a row of E values for each of `words`.
  func forward(_ words: [Int32], parameters: Floats, output: Floats) {
    let table = parameters[weight.range]
    for (position, word) in words.enumerated() {
      copy(row(word, of: table), to: row(Int32(position), of: output))
    }
  }

  /// Adds the gradient of each looked-up vector to its row of the table.
  func backward(_ words: [Int32], outputGradient: Floats, gradients: Floats) {
    let table = gradients[weight.range]
    for (position, word) in words.enumerated() where word != padding {
      // forward: output[position] = table[word]
      add(row(Int32(position), of: outputGradient), to: row(word, of: table))
    }
  }
  // snippet.end

  private func row(_ index: Int32, of matrix: Floats) -> Floats {
    matrix.rows(Int(index)..<Int(index) + 1, of: size)
  }
}
