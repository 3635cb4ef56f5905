import Kernels
import Random
import Testing

@testable import Neural

@Suite struct RoundedWeightsTests {
  private func model(isTied: Bool) -> LanguageModel {
    var random = MersenneTwister(seed: 5)
    let shape = ModelShape(
      vocabulary: 23, embedding: 7, hidden: isTied ? 7 : 9, layers: 2, padding: 1, isTied: isTied)
    return LanguageModel(shape, random: &random)
  }

  @Test(arguments: [false, true]) func aWeightMovesByHalfAStepAtMost(isTied: Bool) throws {
    let model = model(isTied: isTied)
    let rounded = RoundedWeights(model)
    let restored = rounded.model
    for slot in model.layout.slots {
      let (before, after) = (model.values(of: slot).array, restored.values(of: slot).array)
      switch try #require(rounded[slot.name]) {
      case .vector(let values):
        #expect(values == before && after == before)
      case .matrix(let matrix):
        #expect(matrix.columns == slot.shape[1] && matrix.steps.count == slot.shape[0])
        #expect(matrix.levels.allSatisfy { $0 < 64 })
        for (index, value) in before.enumerated() {
          let step = matrix.steps[index / matrix.columns]
          #expect(abs(after[index] - value) <= step * 0.5001, "\(slot.name) \(index)")
        }
      }
    }
    #expect(rounded["no.such.weight"] == nil)
  }

  /// The ends of a row are levels, so what is rounded stays so, to the last bit of its step.
  @Test func roundingAgainChangesNoLevel() throws {
    let once = RoundedWeights(model(isTied: true))
    let twice = RoundedWeights(once.model)
    guard case .matrix(let first)? = once["embedding.weight"],
      case .matrix(let second)? = twice["embedding.weight"]
    else { throw Missing() }
    #expect(first.levels == second.levels)
  }

  /// The row of the padding token is all zeros, and a diverged training may leave anything.
  @Test(arguments: [0, 3.5, .nan, .infinity, -.infinity, 1e38, -3e38] as [Float])
  func aRowOfEqualOrStrangeValues(value: Float) throws {
    let model = model(isTied: true)
    let table = try #require(model.layout.slots.first)
    for column in 0..<7 { model.values(of: table)[column] = value }
    model.values(of: table)[7] = value
    guard case .matrix(let matrix)? = RoundedWeights(model)["embedding.weight"] else {
      throw Missing()
    }
    #expect(matrix.levels.prefix(7).allSatisfy { $0 == 0 })
    if value.isFinite, abs(value) < 10 {
      #expect(RoundedWeights(model).model.values(of: table)[0] == value)
    }
  }

  private struct Missing: Error {}
}
