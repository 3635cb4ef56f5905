import Kernels
import Random

/// Embedding → recurrent layers → linear layer: a distribution over the next word after each word.
package struct LanguageModel: Sendable {
  package let shape: ModelShape
  package let layout: ParameterLayout
  /// All weights, one after another as in `layout`.
  package let parameters: Floats
  let embedding: Embedding
  let layers: [any RecurrentLayer]
  let decoder: Decoder

  /// A model whose parameters are all zero.
  package init(_ shape: ModelShape) {
    self.init(shape) { Floats(count: $0.count) }
  }

  /// - Parameter parameters: creates them for a layout. Nothing of the model's size is allocated
  ///   before that.
  init<Failure: Error>(
    _ shape: ModelShape, parameters: (ParameterLayout) throws(Failure) -> Floats
  ) throws(Failure) {
    precondition(!shape.isTied || shape.embedding == shape.hidden, "A shared table has E = H")
    var layout = ParameterLayout()
    embedding = Embedding(
      vocabularySize: shape.vocabulary, embeddingSize: shape.embedding, padding: shape.padding,
      isShared: shape.isTied, in: &layout)
    layers = (0..<shape.layers).map { index in
      shape.cell.layer.init(
        inputSize: index == 0 ? shape.embedding : shape.hidden, hiddenSize: shape.hidden,
        index: index, in: &layout)
    }
    decoder = Decoder(
      hiddenSize: shape.hidden, vocabularySize: shape.vocabulary,
      sharing: shape.isTied ? embedding.weight : nil, in: &layout)
    self.shape = shape
    self.layout = layout
    self.parameters = try parameters(layout)
  }

  // snippet.initialize
  /// A model with PyTorch's initial values, drawn in PyTorch's order.
  package init(_ shape: ModelShape, random: inout MersenneTwister) {
    self.init(shape)
    embedding.initialize(parameters, random: &random)
    for layer in layers { layer.initialize(parameters, random: &random) }
    decoder.initialize(parameters, random: &random)
    if shape.isTied { decoder.initializeShared(parameters, random: &random) }
  }
  // snippet.end

  /// The range of the weights of all recurrent layers.
  var recurrentRange: Range<Int> {
    let slots = layers.flatMap(\.slots)
    return slots[0].range.lowerBound..<slots[slots.count - 1].range.upperBound
  }

  /// The values of one weight, sharing the model's storage.
  package func values(of slot: ParameterSlot) -> Floats { parameters[slot.range] }

  /// A model of the same shape and values with its own storage.
  package func copy() -> LanguageModel {
    let other = LanguageModel(shape)
    Kernels.copy(parameters, to: other.parameters)
    return other
  }
}
