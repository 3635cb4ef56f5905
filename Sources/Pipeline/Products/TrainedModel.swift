import Kernels
import Neural
import TensorFiles

/// The outcome of training: the model after the last epoch, the best one, and the log.
package struct TrainedModel: StepProduct {
  package var last: LanguageModel
  /// The model of the epoch with the lowest validation loss; the last without a validation split.
  package var best: LanguageModel
  package var log: TrainingLog

  init(last: LanguageModel, best: LanguageModel, log: TrainingLog) {
    self.last = last
    self.best = best
    self.log = log
  }

  private static let bestPrefix = "best."

  package init(decoding file: TensorFile) throws {
    let shape = try file.note("shape", as: ModelShape.self)
    let tensors = file.withoutNotes.tensors.filter { !TrainingLog.columnNames.contains($0.name) }
    last = try LanguageModel(
      shape, weights: TensorFile(tensors: tensors.filter { !$0.name.hasPrefix(Self.bestPrefix) }))
    let bestTensors = tensors.filter { $0.name.hasPrefix(Self.bestPrefix) }.map { tensor in
      var tensor = tensor
      tensor.name.removeFirst(Self.bestPrefix.count)
      return tensor
    }
    best =
      bestTensors.isEmpty
      ? last : try LanguageModel(shape, weights: TensorFile(tensors: bestTensors))
    log = try TrainingLog(decoding: file)
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile(tensors: last.tensors())
    if best.parameters.array != last.parameters.array {
      file.tensors += best.tensors().map { tensor in
        var tensor = tensor
        tensor.name = Self.bestPrefix + tensor.name
        return tensor
      }
    }
    try file.setNote("shape", last.shape)
    try log.encode(into: &file)
    return file
  }
}
