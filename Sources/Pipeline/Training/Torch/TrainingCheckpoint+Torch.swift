import Foundation
import Neural
import Record
import TensorFiles
import Text
import Tokens

extension TrainingCheckpoint {
  /// A checkpoint that the script wrote: like our own, but with the continuations of its epochs as
  /// token ids.
  ///
  /// - Throws: `TensorFileError`, `ProductError`, `WeightsError`, `DecodingError`.
  init(fromScript data: Data, watcher: EpochWatcher) throws {
    var file = try TensorFile(decoding: data)
    let epochs = try file.note("log.epochs", as: [ScriptEpoch].self)
    try file.replaceNote("log.epochs", try epochs.map { try $0.epoch(watcher) })
    try self.init(decoding: file)
  }

  /// Why this can't be a state of a task's training; `nil` if it can.
  func misfit(to task: TrainingTask) -> String? {
    if model.shape != task.start.model.shape { return "its model has another shape" }
    if optimizer != task.start.optimizer { return "its optimizer has other settings" }
    if place.epochs > task.settings.epochs || place.batches > task.loader.batchCount {
      return "it is further than the training goes"
    }
    return nil
  }
}

/// An epoch as the script notes it.
private struct ScriptEpoch: Decodable {
  let epoch: Int
  let step: Int
  let trainLoss: Double?
  let validationLoss: Double?
  /// Of an epoch that this program has seen already.
  let continuation: Continuation?
  /// Of an epoch that the script trained.
  let tokens: [TokenID]?

  func epoch(_ watcher: EpochWatcher) throws -> TrainingEpoch {
    guard let continuation = try continuation ?? tokens.map(watcher.continuation(of:)) else {
      throw ProductError.missing(name: "log.epochs")
    }
    return TrainingEpoch(
      epoch: epoch, step: step, trainLoss: trainLoss, validationLoss: validationLoss,
      continuation: continuation)
  }
}
