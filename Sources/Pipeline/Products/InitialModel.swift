import Neural
import Random
import TensorFiles

/// An untrained model, and the random state after its initialization.
package struct InitialModel: StepProduct {
  package var model: LanguageModel
  /// The probabilities of dropping a value during training.
  package var dropout: DropoutRates
  /// The run's single stream of PyTorch's random numbers, which training continues.
  package var random: MersenneTwister

  package init(model: LanguageModel, dropout: DropoutRates, random: MersenneTwister) {
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
