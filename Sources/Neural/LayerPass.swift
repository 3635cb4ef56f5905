import Kernels

/// One layer's passes over batch after batch, whatever its kind, in its own workspace.
protocol LayerPass: Sendable {
  /// Positions × I: the layer's input.
  var input: Floats { get }
  var trace: any RecurrentTrace { get }

  /// Makes room for a batch that starts from `state`, or from zeros.
  mutating func prepare(for batch: PackedBatch, from state: RecurrentState?)

  /// Runs the layer on `input`.
  func forward(_ batch: PackedBatch, parameters: Floats)

  /// Runs the backward pass, after `forward` with the same batch.
  ///
  /// - Parameters:
  ///   - hiddenGradient: positions × H; the gradient from later steps is added.
  ///   - gradients: those of all layers; accumulates this one's.
  ///   - inputGradient: receives positions × I.
  func backward(
    _ batch: PackedBatch, parameters: Floats, hiddenGradient: Floats, gradients: SlotValues,
    inputGradient: inout Floats)
}

/// The passes of a layer whose kind is known: input, layer and trace fit each other.
private struct TypedPass<Layer: RecurrentLayer>: LayerPass {
  private let layer: Layer
  private(set) var input = Floats(count: 0)
  private var layerTrace = Layer.Trace()

  init(_ layer: Layer) { self.layer = layer }

  var trace: any RecurrentTrace { layerTrace }

  mutating func prepare(for batch: PackedBatch, from state: RecurrentState?) {
    input.resize(to: batch.positions * layer.inputSize)
    layerTrace.prepare(for: batch, hiddenSize: layer.hiddenSize, from: state)
  }

  func forward(_ batch: PackedBatch, parameters: Floats) {
    layer.forward(input, batch: batch, parameters: parameters, trace: layerTrace)
  }

  func backward(
    _ batch: PackedBatch, parameters: Floats, hiddenGradient: Floats, gradients: SlotValues,
    inputGradient: inout Floats
  ) {
    inputGradient.resize(to: batch.positions * layer.inputSize)
    layer.backward(
      input, batch: batch, parameters: parameters, trace: layerTrace,
      hiddenGradient: hiddenGradient, gradients: gradients, inputGradient: inputGradient)
  }
}

extension RecurrentLayer {
  /// A workspace for this layer.
  func makePass() -> any LayerPass { TypedPass(self) }
}
