import Kernels
import Random

/// A table of vectors, one for each word of the vocabulary; V words, E values each.
///
/// Source: `torch.nn.Embedding`.
struct Embedding: Hashable, Sendable {
  /// V × E.
  let weight: ParameterSlot
  /// The word whose vector stays zero, if any.
  let padding: Int32?

  var size: Int { weight.shape[1] }

  init(
    vocabularySize: Int, embeddingSize: Int, padding: Int32?, in layout: inout ParameterLayout
  ) {
    weight = layout.add("embedding.weight", shape: [vocabularySize, embeddingSize])
    self.padding = padding
  }

  /// N(0, 1), and zeros for the padding word.
  func initialize(_ parameters: inout [Float], random: inout MersenneTwister) {
    parameters.replaceSubrange(weight.range, with: random.normal(count: weight.count))
    guard let padding else { return }
    let start = weight.start + Int(padding) * size
    for index in start..<start + size { parameters[index] = 0 }
  }

  // snippet.forward
  /// Looks up a vector for each word.
  ///
  /// - Parameter output: as many rows as `words`, E values each.
  func forward(_ words: [Int32], parameters: Span<Float>, output: inout MutableSpan<Float>) {
    let table = parameters.extracting(weight.range)
    for (position, word) in words.enumerated() {
      let row = Int(word) * size
      copy(table.extracting(row..<row + size), to: &output, at: position * size)
    }
  }
  // snippet.end

  /// Adds the gradient of each looked-up vector to its row of the table.
  ///
  /// forward: output[position] = table[word]
  func backward(
    _ words: [Int32], outputGradient: Span<Float>, gradients: inout MutableSpan<Float>
  ) {
    for (position, word) in words.enumerated() where word != padding {
      let row = weight.start + Int(word) * size
      var target = gradients.extracting(row..<row + size)
      add(outputGradient.extracting(position * size..<(position + 1) * size), to: &target)
    }
  }
}
