/// What the page shows of the model step besides its results.
package struct ModelFigures: Codable, Hashable, Sendable {
  package struct Parameter: Codable, Hashable, Sendable {
    /// PyTorch's name, such as `lstm.weight_ih_l0`.
    package var name: String
    package var shape: [Int]
    /// How its initial values are drawn, such as "U(±0.0625)".
    package var initialization: String

    package init(name: String, shape: [Int], initialization: String) {
      self.name = name
      self.shape = shape
      self.initialization = initialization
    }

    package var count: Int { shape.saturatingProduct }
  }

  package var parameters: [Parameter]
  package var layers: Int
  /// Embedding size E, hidden size H, vocabulary size V.
  package var embedding: Int
  package var hidden: Int
  package var vocabulary: Int

  package init(
    parameters: [Parameter], layers: Int, embedding: Int, hidden: Int,
    vocabulary: Int
  ) {
    self.parameters = parameters
    self.layers = layers
    self.embedding = embedding
    self.hidden = hidden
    self.vocabulary = vocabulary
  }
}
