import Kernels
import Neural
import Random

/// V, E, H and layers.
func shape(
  _ vocabulary: Int, _ embedding: Int, _ hidden: Int, _ layers: Int, padding: Int32? = nil,
  isTied: Bool = false
) -> ModelShape {
  ModelShape(
    vocabulary: vocabulary, embedding: embedding, hidden: hidden, layers: layers,
    padding: padding, isTied: isTied)
}

/// A model with initial values, the same in each run.
func exampleModel(_ shape: ModelShape, seed: UInt64 = 21) -> LanguageModel {
  var random = MersenneTwister(seed: seed)
  return LanguageModel(shape, random: &random)
}

/// Random token ids in sequences of the given lengths, the same in each run.
func exampleSequences(
  _ lengths: [Int], vocabulary: Int, seed: UInt64 = 22
) -> [ArraySlice<Int32>] {
  var random = MersenneTwister(seed: seed)
  return lengths.map { length in
    ArraySlice((0..<length).map { _ in Int32.random(in: 0..<Int32(vocabulary), using: &random) })
  }
}
