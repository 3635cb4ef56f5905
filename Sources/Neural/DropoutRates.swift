/// The probabilities of dropping a value during training, by place in the model.
package struct DropoutRates: Codable, Hashable, Sendable {
  /// For the word vectors that the first layer reads.
  package var input: Double
  /// For the hidden states that pass from layer to layer.
  package var betweenLayers: Double
  /// For the hidden states that the decoder reads.
  package var output: Double

  package init(input: Double = 0, betweenLayers: Double = 0, output: Double = 0) {
    self.input = input
    self.betweenLayers = betweenLayers
    self.output = output
  }

  package static let none = DropoutRates()
}
