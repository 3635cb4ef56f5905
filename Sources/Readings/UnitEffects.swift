import Kernels
import Neural

/// How much each unit of a model's last layer does while the model reads a text.
package enum UnitEffects {
  /// The root mean square by which a unit's changes from word to word move the scores of all words of
  /// the vocabulary: how much the unit varies, times how far its column of the linear layer reaches.
  ///
  /// What moves all scores alike changes no probability, and doesn't count.
  ///
  /// - Parameter hidden: the layer's output, a row of H numbers for each token.
  /// - Returns: one for each unit; none if the model has no linear layer by that name.
  package static func all(of model: LanguageModel, hidden: [[Float]]) -> [Double] {
    let (V, H) = (model.shape.vocabulary, model.shape.hidden)
    let slot = model.layout.slots.first { $0.name == "linear.weight" }
    let weights = (slot.map(model.values) ?? model.embeddingTable).array
    guard weights.count == V * H else { return [] }
    return (0..<H).map { unit in
      deviation(hidden.map { Double($0[unit]) })
        * deviation((0..<V).map { Double(weights[$0 * H + unit]) })
    }
  }

  /// The root mean square of the distances from the mean.
  private static func deviation(_ values: [Double]) -> Double {
    let count = Double(max(1, values.count))
    let mean = values.reduce(0, +) / count
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
  }
}
