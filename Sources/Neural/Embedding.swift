import Kernels
import Random
import Tokens

/// A table of vectors, one per token of the vocabulary; V tokens, E values each.
///
/// Source: `torch.nn.Embedding`.
struct Embedding: Hashable, Sendable {
  /// V × E.
  let weight: ParameterSlot
  /// The token id whose vector stays zero, if any.
  let padding: TokenID?

  var size: Int { weight.shape[1] }

  /// - Parameter isShared: whether another layer uses the table as well, so that all of its rows
  ///   can have gradients.
  init(
    vocabularySize: Int, embeddingSize: Int, padding: TokenID?, isShared: Bool,
    in layout: inout ParameterLayout
  ) {
    weight = layout.add(
      "embedding.weight", shape: [vocabularySize, embeddingSize], isSparse: !isShared)
    self.padding = padding
  }

  /// N(0, 1), and zeros for padding.
  func initialize(_ parameters: Floats, random: inout MersenneTwister) {
    let table = parameters[weight.range]
    for (index, value) in random.normal(count: weight.count).enumerated() { table[index] = value }
    if let padding { clear(row(Int(padding), of: table)) }
  }

  // snippet.forward
  /// Looks up the vector of each token id.
  ///
  /// - Parameter output: receives a row of E values for each of `tokens`.
  func forward(_ tokens: [TokenID], parameters: Floats, output: Floats) {
    let table = parameters[weight.range]
    for (position, token) in tokens.enumerated() {
      copy(row(Int(token), of: table), to: row(position, of: output))
    }
  }

  /// Adds the gradient of each looked-up vector to its row of the table.
  func backward(_ tokens: [TokenID], outputGradient: Floats, gradients: Floats) {
    let table = gradients[weight.range]
    for (position, token) in tokens.enumerated() where token != padding {
      // forward: output[position] = table[token]
      add(row(position, of: outputGradient), to: row(Int(token), of: table))
    }
  }
  // snippet.end

  private func row(_ index: Int, of matrix: Floats) -> Floats {
    matrix.rows(index..<index + 1, of: size)
  }
}
