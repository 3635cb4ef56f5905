import Kernels

/// The forward pass of a packed batch through embedding and LSTM layers, and what it keeps for the
/// backward pass.
struct ForwardPass: Sendable {
  /// The input of each layer: a row for each position.
  private(set) var inputs: [Floats]
  private(set) var traces: [LSTMTrace]

  init(layers: Int) {
    inputs = (0..<layers).map { _ in Floats(count: 0) }
    traces = (0..<layers).map { _ in LSTMTrace() }
  }

  /// Runs the batch through all layers.
  ///
  /// - Parameters:
  ///   - states: each layer's initial state; zeros if `nil`, as shuffled batches need.
  ///   - masks: dropout masks between layers, one fewer than layers.
  /// - Returns: the last layer's hidden states, a row of H values for each position.
  mutating func run(
    _ batch: PackedBatch, through model: LanguageModel, from states: [LSTMState]? = nil,
    masks: [Floats]? = nil
  ) -> Floats {
    inputs[0].resize(to: batch.positions * model.shape.embedding)
    model.embedding.forward(batch.inputs, parameters: model.parameters, output: inputs[0])
    // snippet.layers
    for (index, layer) in model.lstm.enumerated() {
      traces[index].prepare(for: batch, hiddenSize: layer.hiddenSize, from: states?[index])
      layer.forward(
        inputs[index], batch: batch, parameters: model.parameters, trace: traces[index])
      guard index + 1 < model.lstm.count else { break }
      inputs[index + 1].resize(to: batch.positions * layer.hiddenSize)
      copy(traces[index].output, to: inputs[index + 1])
      if let masks { scale(inputs[index + 1], by: masks[index]) }
    }
    // snippet.end
    return traces[model.lstm.count - 1].output
  }
}
