/// The cost of training a model, in arithmetic and memory.
package struct TrainingCost: Hashable, Sendable {
  private let shape: ModelShape
  private let inputsPerTarget: Int

  /// - Parameter inputsPerTarget: 1 if each input has a target, the window length if only the last
  ///   one does.
  package init(of shape: ModelShape, inputsPerTarget: Int = 1) {
    self.shape = shape
    self.inputsPerTarget = inputsPerTarget
  }

  /// Additions and multiplications in the matrix products for one target: for each input and weight
  /// of the recurrent layers, and for each weight of the decoder, two in the forward pass and four
  /// in the backward pass.
  package var operationsPerTarget: Double {
    let (E, H, V) = (shape.embedding, shape.hidden, shape.vocabulary)
    let layer = shape.cell.layer
    let firstLayer = layer.multiplications(inputSize: E, hiddenSize: H)
    let otherLayers = (shape.layers - 1) * layer.multiplications(inputSize: H, hiddenSize: H)
    return 6 * Double(inputsPerTarget * (firstLayer + otherLayers) + H * V)
  }

  /// The most targets whose logits are in memory at once.
  package static let targetsAtATime = DecoderPass.mostAtATime

  /// The bytes that the logits of this many targets would take at once.
  package func logitsBytes(targets: Int) -> Int {
    targets * shape.vocabulary * MemoryLayout<Float>.size
  }
}
