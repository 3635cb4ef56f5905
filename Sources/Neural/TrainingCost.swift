/// What training a model takes, in arithmetic and in memory.
package struct TrainingCost: Hashable, Sendable {
  private let shape: ModelShape

  package init(of shape: ModelShape) { self.shape = shape }

  /// Additions and multiplications for one target, as far as they belong to matrix products: for each
  /// weight of the LSTM and of the decoder two on the way forward and four on the way back.
  package var operationsPerTarget: Double {
    let (E, H, V) = (shape.embedding, shape.hidden, shape.vocabulary)
    let firstLayer = 4 * H * (E + H)
    let otherLayers = (shape.layers - 1) * 4 * H * (H + H)
    return 6 * Double(firstLayer + otherLayers + H * V)
  }

  /// Targets whose logits exist at one time.
  package static let targetsAtATime = DecoderPass.chunkSize

  /// The bytes that the logits of so many targets would fill at once.
  package func logitsBytes(targets: Int) -> Int {
    targets * shape.vocabulary * MemoryLayout<Float>.size
  }
}
