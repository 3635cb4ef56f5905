import Neural
import Random
import TensorFiles

/// A model that has learned nothing yet, and where the random numbers stand after making it.
package struct InitialModel: StepProduct {
  package var model: LanguageModel
  /// The share of values dropped between layers while training.
  package var dropout: Double
  /// The run's one stream of PyTorch's random numbers; training draws on.
  package var random: MersenneTwister

  package init(model: LanguageModel, dropout: Double, random: MersenneTwister) {
    self.model = model
    self.dropout = dropout
    self.random = random
  }

  package init(decoding file: TensorFile) throws {
    model = try LanguageModel(try file.note("shape"), weights: file.withoutNotes)
    dropout = try file.note("dropout")
    random = try file.note("random")
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile(tensors: model.tensors())
    try file.setNote("shape", model.shape)
    try file.setNote("dropout", dropout)
    try file.setNote("random", random)
    return file
  }
}
