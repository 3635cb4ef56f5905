import Kernels
import Random
import TestSupport
import Testing

@testable import Neural

@Suite struct LanguageModelTests {
  @Test func startsFromZeros() {
    #expect(LanguageModel(shape(5, 2, 3, 2)).parameters.array.allSatisfy { $0 == 0 })
  }

  /// Embeddings of all kinds that PyTorch fills differently, the book's own model, and tied ones.
  @Test(arguments: 0..<7) func theSameSeedGivesPyTorchsInitialWeights(index: Int) throws {
    let file = try Fixture.tensors("initial").part("\(index)")
    let sizes = try file.integers("shape")
    var random = MersenneTwister(seed: UInt64(sizes[4]))
    let model = LanguageModel(
      shape(
        sizes[0], sizes[1], sizes[2], sizes[3], padding: 1,
        isTied: try file.integers("tied")[0] == 1), random: &random)
    let kept = stride(from: 0, to: model.parameters.count, by: try file.integers("every")[0])
    let values = kept.map { model.parameters[$0] }
    #expect(largestDifference(values, try file.floats("values")) <= 3e-7)
    // The stream is in the same state as PyTorch's, so that what is drawn next agrees, too.
    #expect(Int(random.nextWord()) == (try file.integers("next"))[0])
  }

  @Test func initialValuesLieWithinTheirBounds() {
    let model = exampleModel(shape(200, 30, 16, 2, padding: 1))
    for slot in model.layout.slots {
      let values = model.values(of: slot).array
      if slot.name == "embedding.weight" {
        #expect(values[30..<60].allSatisfy { $0 == 0 })
        let squares = sumOfSquares(model.values(of: slot)) / Double(199 * 30)
        #expect(abs(squares - 1) < 0.1)
      } else {
        // 1 / √16
        #expect(values.allSatisfy { abs($0) <= 0.25 }, "\(slot.name)")
        #expect(values.contains { abs($0) > 0.2 }, "\(slot.name)")
      }
    }
  }

  @Test func aTiedModelStartsNearTheUniformGuess() {
    let model = exampleModel(shape(2000, 64, 64, 1, padding: 1, isTied: true))
    #expect(model.values(of: model.embedding.weight).array.allSatisfy { abs($0) <= 0.1 })
    let scorer = Scorer(model: model, threads: 1)
    let losses = scorer.losses(of: exampleSequences([200], vocabulary: 2000))
    #expect(abs(Loss(of: losses).mean - 7.600_9) < 0.05)
  }

  @Test func anUntrainedModelKnowsNothing() {
    // All parameters are zero: all words are equally likely.
    let scorer = Scorer(model: LanguageModel(shape(50, 4, 6, 2)), threads: 1)
    let losses = scorer.losses(of: exampleSequences([20], vocabulary: 50))
    #expect(abs(Loss(of: losses).mean - 3.912_023) < 1e-5)
  }

  @Test(arguments: [false, true]) func aCopySharesNothing(isTied: Bool) {
    let model = exampleModel(shape(5, 3, 3, 1, isTied: isTied))
    let copy = model.copy()
    #expect(copy.parameters.array == model.parameters.array)
    #expect(copy.shape == model.shape)
    copy.parameters[0] = 100
    #expect(model.parameters[0] != 100)
  }

  @Test func valuesOfAWeightAreShared() {
    let model = exampleModel(shape(5, 2, 3, 1))
    let bias = model.layout.slots[6]
    model.values(of: bias)[4] = 7
    #expect(model.parameters[model.parameters.count - 1] == 7)
  }
}
