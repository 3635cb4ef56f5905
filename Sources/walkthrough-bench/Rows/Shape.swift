import Neural

/// The size of a model and of its batches.
struct Shape {
  let name: String
  /// V.
  let vocabulary: Int
  /// E.
  let embedding: Int
  /// H.
  let hidden: Int
  let layers: Int
  /// The number of sequences in a batch.
  let batch: Int
  /// The number of inputs in each sequence.
  let length: Int
  let dropout: Double

  static let all = [
    Shape(
      name: "small", vocabulary: 10_000, embedding: 128, hidden: 256, layers: 1, batch: 64,
      length: 64, dropout: 0),
    Shape(
      name: "paper", vocabulary: 34_256, embedding: 300, hidden: 600, layers: 1, batch: 64,
      length: 30, dropout: 0),
    Shape(
      name: "book", vocabulary: 12_778, embedding: 128, hidden: 128, layers: 3, batch: 32,
      length: 100, dropout: 0.2),
  ]

  var tokens: Int { batch * length }

  var model: ModelShape {
    ModelShape(
      vocabulary: vocabulary, embedding: embedding, hidden: hidden, layers: layers, padding: nil)
  }

  /// As arguments of the script that measures PyTorch.
  var arguments: [String] {
    [
      "--vocabulary", vocabulary, "--embedding", embedding, "--hidden", hidden, "--layers", layers,
      "--batch", batch, "--length", length, "--dropout", dropout,
    ].map { "\($0)" }
  }
}
