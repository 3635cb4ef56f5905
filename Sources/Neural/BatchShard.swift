import Kernels

/// Runs one thread's share of a batch through embedding and recurrent layers, with its own
/// workspace.
///
/// `@unchecked Sendable`: exactly one thread uses a shard at a time.
final class BatchShard: @unchecked Sendable {
  /// The gradients of the recurrent layers from this shard.
  let gradients: SlotValues
  private var pass: ForwardPass
  /// Dropout masks between layers: positions × H.
  private var masks: [Floats] = []
  private var drops = false
  /// The gradients of a layer's output and of its input: positions × H or × E.
  private var outputGradient = Floats(count: 0)
  private var inputGradient = Floats(count: 0)

  init(for model: LanguageModel) {
    gradients = SlotValues(model.recurrentRange)
    pass = ForwardPass(for: model)
  }

  /// Runs the shard's forward pass.
  ///
  /// - Parameters:
  ///   - members: the shard's sequences as indices into the whole batch, for the masks.
  ///   - output: receives the last layer's hidden state at each scored position, a row of H values.
  func forward(
    _ batch: PackedBatch, members: [Int], model: LanguageModel, dropout: DropoutMasks?,
    output: Floats
  ) {
    dropout?.pack(into: &masks, for: batch, members: members)
    drops = dropout != nil
    let states = pass.run(batch, through: model, masks: drops ? masks : nil)
    gatherRows(of: states, at: batch.scored, to: output, columns: model.shape.hidden)
  }

  // snippet.backward
  /// Runs the shard's backward pass, after `forward` with the same batch.
  ///
  /// - Parameter scoredGradient: a row of H values for each scored position.
  /// - Returns: the gradient of each position's embedding, a row of E values.
  func backward(_ batch: PackedBatch, model: LanguageModel, scoredGradient: Floats) -> Floats {
    clear(gradients.values)
    outputGradient.resize(to: batch.positions * model.shape.hidden)
    scatterRows(
      scoredGradient, to: outputGradient, at: batch.scored, columns: model.shape.hidden)
    for (index, layer) in pass.layers.enumerated().reversed() {
      layer.backward(
        batch, parameters: model.parameters, hiddenGradient: outputGradient,
        gradients: gradients, inputGradient: &inputGradient)
      swap(&outputGradient, &inputGradient)
      // forward: input of a layer = output of the layer below × mask
      if index > 0, drops { scale(outputGradient, by: masks[index - 1]) }
    }
    return outputGradient
  }
  // snippet.end
}
