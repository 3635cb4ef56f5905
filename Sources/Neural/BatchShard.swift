import Kernels

/// Runs one thread's share of a batch through embedding and recurrent layers, with its own
/// workspace.
///
/// `@unchecked Sendable`: exactly one thread uses a shard at a time.
final class BatchShard: @unchecked Sendable {
  /// The gradients of the recurrent layers from this shard.
  let gradients: SlotValues
  private var pass: ForwardPass
  /// Dropout masks before each layer and after the last; `nil` where nothing is dropped. The last
  /// has a row of H values for each position.
  private var masks: [Floats?]
  /// The last mask, a row of H values for each scored position.
  private var outputMask = Floats(count: 0)
  /// The gradients of a layer's output and of its input: positions × H or × E.
  private var outputGradient = Floats(count: 0)
  private var inputGradient = Floats(count: 0)

  init(for model: LanguageModel) {
    gradients = SlotValues(model.recurrentRange)
    pass = ForwardPass(for: model)
    masks = [Floats?](repeating: nil, count: model.layers.count + 1)
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
    for place in masks.indices {
      masks[place] = dropout?.mask(at: place, for: batch, members: members, into: masks[place])
    }
    let states = pass.run(batch, through: model, masks: masks)
    let H = model.shape.hidden
    gatherRows(of: states, at: batch.scored, to: output, columns: H)
    if let mask = masks[pass.layers.count] {
      outputMask.resize(to: output.count)
      gatherRows(of: mask, at: batch.scored, to: outputMask, columns: H)
      scale(output, by: outputMask)
    }
  }

  // snippet.backward
  /// Runs the shard's backward pass, after `forward` with the same batch.
  ///
  /// - Parameter scoredGradient: a row of H values for each scored position; overwritten.
  /// - Returns: the gradient of each position's embedding, a row of E values.
  func backward(_ batch: PackedBatch, model: LanguageModel, scoredGradient: Floats) -> Floats {
    clear(gradients.values)
    outputGradient.resize(to: batch.positions * model.shape.hidden)
    if masks[pass.layers.count] != nil { scale(scoredGradient, by: outputMask) }
    scatterRows(
      scoredGradient, to: outputGradient, at: batch.scored, columns: model.shape.hidden)
    for (index, layer) in pass.layers.enumerated().reversed() {
      layer.backward(
        batch, parameters: model.parameters, hiddenGradient: outputGradient,
        gradients: gradients, inputGradient: &inputGradient)
      swap(&outputGradient, &inputGradient)
      // forward: input of a layer = word vector or output of the layer below × mask
      if let mask = masks[index] { scale(outputGradient, by: mask) }
    }
    return outputGradient
  }
  // snippet.end
}
