import Kernels
import Random
import Testing
import Tokens

@testable import Neural

/// A table that two layers use is dense: any of its rows can have a gradient in any batch.
@Suite struct SharedTableTests {
  private let sparse: LanguageModel
  private let dense: LanguageModel
  private let batches: [[ArraySlice<TokenID>]] = [
    [[3, 4, 5, 3]], [[30, 31, 2], [39, 0]], [], [[3, 30, 7, 8]], [[1, 1, 1]],
  ]

  init() {
    let model = exampleModel(shape(40, 3, 5, 2, padding: 1))
    sparse = model
    dense = LanguageModel(model.shape, sharesEmbedding: true) { _ in model.parameters.copy() }
  }

  @Test func theLayoutKnowsTheTable() {
    #expect(sparse.layout.sparseTable == sparse.embedding.weight)
    #expect(dense.layout.sparseTable == nil)
    #expect(dense.layout.slots.map(\.range) == sparse.layout.slots.map(\.range))
  }

  /// Whether rows are skipped or not, the same model learns the same bits.
  @Test func skippingRowsChangesNothing() {
    func train(_ model: LanguageModel) -> (gradients: [[Float]], parameters: [Float]) {
      let gradients = BatchGradients(for: model, threads: 2)
      var adam = Adam(count: model.layout.count, learningRate: 0.1)
      var random = MersenneTwister(seed: 1)
      let values = batches.map { batch in
        _ = gradients.compute(batch, model: model, dropout: 0.2, random: &random)
        adam.update(model.parameters, with: gradients.values, rows: gradients.rows, threads: 2)
        return gradients.values.array
      }
      return (values, model.parameters.array)
    }
    let (one, other) = (train(sparse), train(dense))
    #expect(one.gradients == other.gradients)
    #expect(one.parameters == other.parameters)
  }

  /// What another layer adds to a row that no token reads reaches this update and no other.
  @Test func aGradientOfTheOtherLayerStaysInItsBatch() {
    let gradients = BatchGradients(for: dense, threads: 2)
    var random = MersenneTwister(seed: 1)
    _ = gradients.compute([[3, 4, 5]], model: dense, random: &random)
    #expect(gradients.rows == nil)
    let row = 20 * 3..<21 * 3
    gradients.values[row.lowerBound] = 7
    let before = dense.parameters[row].array
    var adam = Adam(count: dense.layout.count, learningRate: 0.1)
    adam.update(dense.parameters, with: gradients.values, rows: gradients.rows)
    #expect(abs(dense.parameters[row.lowerBound] - (before[0] - 0.1)) < 1e-6)
    #expect(dense.parameters[row].array.dropFirst() == before.dropFirst())

    _ = gradients.compute([[3, 4, 5]], model: dense, random: &random)
    #expect(isZero(gradients.values[row]))
  }
}
