import Chapters
import Kernels
import Neural
import Text
import Tokens

/// What training with a recipe costs, worked out from the number of targets that it was measured
/// with and the shape of its model.
package struct RecipeCost: Hashable, Sendable {
  /// The share of the rate of plain matrix products that training is taken to reach. Measured
  /// shares lie between two thirds (small layers) and nine tenths (a large vocabulary), and time
  /// also goes into validation and the text after each epoch.
  package static let share = 0.65

  /// Additions and multiplications, over all epochs.
  package let operations: Double

  /// - Parameter decoded: a book whose settings come from the recipe.
  /// - Returns: `nil` if there is no recipe, or nothing was measured with it.
  package init?(_ decoded: DecodedBook) {
    guard let measurement = decoded.recipe?.measurement else { return nil }
    let (model, dataset) = (decoded.settings(of: Model.self), decoded.settings(of: Dataset.self))
    let maxTokens = decoded.settings(of: Vocab.self).maxTokens
    let shape = ModelShape(
      vocabulary: maxTokens > 0 ? maxTokens : measurement.words ?? 0, embedding: model.embedding,
      hidden: model.hidden, layers: model.layers, padding: nil)
    let cost = TrainingCost(
      of: shape, inputsPerTarget: dataset.target == .next ? dataset.length : 1)
    operations = cost.operationsPerTarget * Double(measurement.targets)
  }

  /// The time that training takes.
  ///
  /// - Parameter productRate: additions and multiplications a second in plain matrix products.
  package func seconds(productRate: Double) -> Double { operations / (Self.share * productRate) }

  /// Measures that rate on this machine, which takes about a second.
  ///
  /// - Throws: `BLASMemoryError`.
  package static func productRate(threads: Int) throws -> Double {
    try BLAS.reserve(threads: threads)
    return MatmulBenchmark.quickRate(threads: threads)
  }
}
