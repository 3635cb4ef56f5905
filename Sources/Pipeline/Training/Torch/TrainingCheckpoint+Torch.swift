import Foundation
import Neural
import Record
import TensorFiles
import Text
import Tokens
import Wording

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

  /// The most targets of a step that a log may have: their sum is then a number.
  private static let mostTargets = 1 << 32

  /// Why this can't be a state of a task's training; `nil` if it can.
  func misfit(to task: TrainingTask) -> Phrase? {
    if model.shape != task.start.model.shape { return "its model has another shape" }
    if optimizer != task.start.optimizer { return "its optimizer has other settings" }
    let steps = task.loader.batchCount
    guard (0...task.settings.epochs).contains(place.epochs), (0...steps).contains(place.batches)
    else { return "it is further than the training goes" }
    guard log.steps.count == place.epochs * steps + place.batches,
      log.steps.allSatisfy({ (0...Self.mostTargets).contains($0.tokens) })
    else { return "its log isn't that of \(place.phrase)" }
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
    let words = watcher.vocab.vocabulary.size
    guard tokens?.allSatisfy({ (0..<words).contains(Int($0)) }) ?? true,
      let continuation = continuation ?? tokens.map(watcher.continuation(of:))
    else { throw ProductError.missing(name: "log.epochs") }
    return TrainingEpoch(
      epoch: epoch, step: step, trainLoss: trainLoss, validationLoss: validationLoss,
      continuation: continuation)
  }
}
