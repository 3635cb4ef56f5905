import Kernels

/// The forward pass of a packed batch through embedding and recurrent layers, and what it keeps for
/// the backward pass.
struct ForwardPass: Sendable {
  private(set) var layers: [any LayerPass]

  init(for model: LanguageModel) {
    layers = model.layers.map { $0.makePass() }
  }

  /// Runs the batch through all layers.
  ///
  /// - Parameters:
  ///   - states: each layer's initial state; zeros if `nil`, as shuffled batches need.
  ///   - masks: a dropout mask for the input of each layer, `nil` where nothing is dropped; one for
  ///     the output may follow, which the caller applies.
  /// - Returns: the last layer's hidden states, a row of H values for each position.
  mutating func run(
    _ batch: PackedBatch, through model: LanguageModel, from states: [RecurrentState]? = nil,
    masks: [Floats?]? = nil
  ) -> Floats {
    for index in layers.indices { layers[index].prepare(for: batch, from: states?[index]) }
    model.embedding.forward(batch.inputs, parameters: model.parameters, output: layers[0].input)
    // snippet.layers
    for (index, layer) in layers.enumerated() {
      if index > 0 { copy(layers[index - 1].trace.output, to: layer.input) }
      if let mask = masks?[index] { scale(layer.input, by: mask) }
      layer.forward(batch, parameters: model.parameters)
    }
    // snippet.end
    return last.output
  }

  /// The trace of the last layer.
  var last: any RecurrentTrace { layers[layers.count - 1].trace }
}
