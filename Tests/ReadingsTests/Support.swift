import Neural
import Random

/// V, E, H and layers.
func exampleShape(
  _ vocabulary: Int, _ embedding: Int, _ hidden: Int, _ layers: Int
) -> ModelShape {
  ModelShape(
    vocabulary: vocabulary, embedding: embedding, hidden: hidden, layers: layers, padding: nil)
}

/// A model with initial values, the same in each run.
func exampleModel(_ shape: ModelShape) -> LanguageModel {
  var random = MersenneTwister(seed: 21)
  return LanguageModel(shape, random: &random)
}
