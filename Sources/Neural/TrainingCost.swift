/// What training a model takes, in arithmetic and in memory.
package struct TrainingCost: Hashable, Sendable {
  private let shape: ModelShape
  private let inputsPerTarget: Int

  /// - Parameter inputsPerTarget: 1 where each input has its target, the length of a window where the
  ///   last one alone has.
  package init(of shape: ModelShape, inputsPerTarget: Int = 1) {
    self.shape = shape
    self.inputsPerTarget = inputsPerTarget
  }

  /// Additions and multiplications for one target, as far as they belong to matrix products: for each
  /// input and weight of the LSTM, and for each weight of the decoder, two on the way forward and four
  /// on the way back.
  package var operationsPerTarget: Double {
    let (E, H, V) = (shape.embedding, shape.hidden, shape.vocabulary)
    let firstLayer = 4 * H * (E + H)
    let otherLayers = (shape.layers - 1) * 4 * H * (H + H)
    return 6 * Double(inputsPerTarget * (firstLayer + otherLayers) + H * V)
  }

  /// Targets whose logits exist at one time.
  package static let targetsAtATime = DecoderPass.chunkSize

  /// The bytes that the logits of so many targets would fill at once.
  package func logitsBytes(targets: Int) -> Int {
    targets * shape.vocabulary * MemoryLayout<Float>.size
  }
}
