import Kernels

/// One thread's share of a batch, with a workspace and gradients of its own.
///
/// Sendable by agreement: exactly one thread works on a shard at a time.
final class BatchShard: @unchecked Sendable {
  /// The gradients of all parameters from this share of the batch.
  let gradients: Floats
  private(set) var loss = 0.0
  private var pass: ForwardPass
  private var decoder = DecoderWorkspace()
  private var losses = Floats(count: 0)
  /// What flows back into the output of a layer, and out of its input.
  private var outputGradient = Floats(count: 0)
  private var inputGradient = Floats(count: 0)

  init(for model: LanguageModel) {
    gradients = Floats(count: model.layout.count)
    pass = ForwardPass(layers: model.lstm.count)
  }

  // snippet.run
  /// Runs a share of a batch forwards and backwards.
  ///
  /// Afterwards `loss` is the sum of its losses, and `gradients` are those of `scale` times that sum.
  func run(_ batch: PackedBatch, model: LanguageModel, scale: Float, masks: [Floats]?) {
    clear(gradients)
    let output = pass.run(batch, through: model, masks: masks)

    outputGradient.resize(to: batch.positions * model.shape.hidden)
    clear(outputGradient)
    losses.resize(to: batch.scored.count)
    loss = model.decoder.forward(
      output, scored: batch.scored, targets: batch.scoredTargets, parameters: model.parameters,
      losses: losses, workspace: &decoder,
      backward: DecoderGradients(
        scale: scale, gradients: gradients, hiddenGradient: outputGradient))

    for (index, layer) in model.lstm.enumerated().reversed() {
      inputGradient.resize(to: batch.positions * layer.inputSize)
      layer.backward(
        pass.inputs[index], batch: batch, parameters: model.parameters, trace: pass.traces[index],
        hiddenGradient: outputGradient, gradients: gradients, inputGradient: inputGradient)
      swap(&outputGradient, &inputGradient)
      // forward: input of a layer = output of the layer below × mask
      if index > 0, let masks { Kernels.scale(outputGradient, by: masks[index - 1]) }
    }
    model.embedding.backward(
      batch.inputs, outputGradient: outputGradient, gradients: gradients)
  }
  // snippet.end
}
