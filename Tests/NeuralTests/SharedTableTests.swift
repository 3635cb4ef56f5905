import Kernels
import Random
import Testing
import Tokens

@testable import Neural

/// One table at both ends of a model: any of its rows can have a gradient in any batch.
@Suite struct SharedTableTests {
  private let model = exampleModel(shape(40, 5, 5, 2, padding: 1, isTied: true))

  @Test func theLayoutHasOneTable() {
    #expect(model.layout.sparseTable == nil)
    #expect(model.decoder.weight == model.embedding.weight)
    #expect(model.layout.count == exampleModel(shape(40, 5, 5, 2)).layout.count - 40 * 5)
  }

  /// The decoder's gradient reaches rows that no token reads, in its own batch and no other.
  @Test func aGradientOfTheDecoderStaysInItsBatch() {
    let used = BatchGradients(for: model, threads: 2)
    var random = MersenneTwister(seed: 1)
    _ = used.compute([[3, 4, 5]], model: model, random: &random)
    #expect(used.rows == nil)
    #expect(!isZero(used.values[20 * 5..<21 * 5]))
    let fresh = BatchGradients(for: model, threads: 2)
    _ = used.compute([[30, 31, 2]], model: model, random: &random)
    _ = fresh.compute([[30, 31, 2]], model: model, random: &random)
    #expect(used.values.array == fresh.values.array)
  }

  @Test func trainingLowersTheLoss() {
    let batch: [ArraySlice<TokenID>] = [[3, 4, 5, 3, 9], [30, 31, 2, 7]]
    let gradients = BatchGradients(for: model, threads: 2)
    var adam = Adam(count: model.layout.count, learningRate: 0.05)
    var random = MersenneTwister(seed: 1)
    var losses: [Double] = []
    for _ in 0..<200 {
      losses.append(gradients.compute(batch, model: model, random: &random).mean)
      adam.update(model.parameters, with: gradients.values, rows: gradients.rows, threads: 2)
    }
    #expect(losses[0] > 3 && losses[199] < 0.3)
  }
}
