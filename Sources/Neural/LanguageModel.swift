import Kernels
import Random
import TensorFiles

/// Everything that fixes the shape of a model.
package struct ModelShape: Codable, Hashable, Sendable {
  /// V.
  package var vocabulary: Int
  /// E.
  package var embedding: Int
  /// H.
  package var hidden: Int
  package var layers: Int
  /// The word that fills up batches, whose vector stays zero; `nil` where there is none.
  package var padding: Int32?

  package init(vocabulary: Int, embedding: Int, hidden: Int, layers: Int, padding: Int32?) {
    self.vocabulary = vocabulary
    self.embedding = embedding
    self.hidden = hidden
    self.layers = layers
    self.padding = padding
  }
}

/// Embedding → LSTM → linear layer: a distribution over the next word after each word.
package struct LanguageModel: Sendable {
  package let shape: ModelShape
  package let layout: ParameterLayout
  /// All weights, one after another as `layout` says.
  package let parameters: Floats
  let embedding: Embedding
  let lstm: [LSTMLayer]
  let decoder: Decoder

  /// A model whose parameters are all zero.
  package init(_ shape: ModelShape) {
    var layout = ParameterLayout()
    embedding = Embedding(
      vocabularySize: shape.vocabulary, embeddingSize: shape.embedding, padding: shape.padding,
      in: &layout)
    lstm = (0..<shape.layers).map { index in
      LSTMLayer(
        inputSize: index == 0 ? shape.embedding : shape.hidden, hiddenSize: shape.hidden,
        index: index, in: &layout)
    }
    decoder = Decoder(
      hiddenSize: shape.hidden, vocabularySize: shape.vocabulary, in: &layout)
    self.shape = shape
    self.layout = layout
    parameters = Floats(count: layout.count)
  }

  // snippet.initialize
  /// A model with PyTorch's initial values, drawn in PyTorch's order.
  package init(_ shape: ModelShape, random: inout MersenneTwister) {
    self.init(shape)
    embedding.initialize(parameters, random: &random)
    for layer in lstm { layer.initialize(parameters, random: &random) }
    decoder.initialize(parameters, random: &random)
  }
  // snippet.end

  /// Where the weights of all LSTM layers lie.
  var lstmRange: Range<Int> {
    lstm[0].inputWeight.range.lowerBound..<lstm[lstm.count - 1].hiddenBias.range.upperBound
  }

  /// The values of one weight; they are shared with the model.
  package func values(of slot: ParameterSlot) -> Floats { parameters[slot.range] }

  /// A model of the same shape and values that shares no numbers with this one.
  package func copy() -> LanguageModel {
    let other = LanguageModel(shape)
    Kernels.copy(parameters, to: other.parameters)
    return other
  }
}
