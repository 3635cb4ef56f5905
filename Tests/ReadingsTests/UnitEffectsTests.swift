import Kernels
import Readings
import Testing
import Tokens

@testable import Neural

@Suite struct UnitEffectsTests {
  /// A unit that stays the same, or that moves all scores alike, does nothing.
  @Test(arguments: [true, false]) func areThoseOnTheScores(isTied: Bool) {
    let model = LanguageModel(
      ModelShape(
        vocabulary: 2, embedding: 3, hidden: 3, layers: 1, padding: nil, isTied: isTied))
    let weights = model.values(of: isTied ? model.embedding.weight : model.decoder.weight)
    for (index, value) in ([1, 5, 1, 3, 5, 1] as [Float]).enumerated() { weights[index] = value }
    let effects = UnitEffects.all(of: model, hidden: [[0.5, 0.1, 0.3], [-0.5, 0.9, 0.3]])
    // The scores of unit 0 are 1 and 3 times its value, which is 0.5 from its mean.
    #expect(effects.map { ($0 * 1e6).rounded() / 1e6 } == [0.5, 0, 0])
  }

  @Test func withoutAWordAllAreZero() {
    let model = exampleModel(exampleShape(7, 3, 5, 2))
    #expect(UnitEffects.all(of: model, hidden: []) == [0, 0, 0, 0, 0])
  }
}
