import Foundation
import Neural
import Record
import TensorFiles
import Text

/// What a run left in its folder to write with: `model.safetensors` and `vocab.tsv`.
///
/// It needs no store: the folder alone is enough, wherever it was copied to.
package struct TrainedRun: Sendable {
  package let record: RunRecord
  package let narrator: Narrator

  private static let modelName = "model.safetensors"
  private static let vocabularyName = "vocab.tsv"

  /// - Parameters:
  ///   - folders: what a command that makes the run again has to say of its place.
  ///   - book: the one to name in that command where no record tells.
  /// - Throws: `TrainedRunError`.
  package init(
    _ folder: RunFolder, folders: FolderArguments = FolderArguments(), book: String = "BOOK"
  ) throws {
    guard let record = folder.readRecord() else {
      throw TrainedRunError.noRecord(
        path: folder.record.path,
        command: .run(book, as: folder.url.lastPathComponent, folders: folders))
    }
    let command = SuggestedCommand.run(record, folders: folders)
    try Self.requireTraining(record, command: command)
    let vocab = try Self.vocabulary(of: record, in: folder, command: command)
    let model = try Self.model(
      in: folder, padding: vocab.vocabulary.padding, command: command)
    guard model.shape.vocabulary == vocab.vocabulary.size else {
      throw TrainedRunError.misfit(
        words: vocab.vocabulary.size, modelWords: model.shape.vocabulary, command: command)
    }
    self.record = record
    narrator = Narrator(model: model, vocab: vocab)
  }

  private static func requireTraining(
    _ record: RunRecord, command: SuggestedCommand
  ) throws {
    let step = record[.train]
    let reason: String? =
      switch step?.state {
      case .ran, .cached: step?.stale.map { "its training no longer fits (\($0))" }
      case .failed: "its training failed"
      case .notRun, nil: "it was never trained"
      }
    if let reason {
      throw TrainedRunError.notTrained(run: record.run, reason: reason, command: command)
    }
  }

  private static func vocabulary(
    of record: RunRecord, in folder: RunFolder, command: SuggestedCommand
  ) throws -> TokenizedVocabulary {
    let settings = record[.vocab]?.settings ?? [:]
    guard case .text(let name)? = settings["tokenizer"],
      let tokenizer = TokenizerKind(rawValue: name),
      case .boolean(let hasSpecials)? = settings["specials"]
    else { throw TrainedRunError.noRecord(path: folder.record.path, command: command) }
    let file = folder.url.appending(path: vocabularyName)
    do {
      return TokenizedVocabulary(
        vocabulary: try Vocabulary(
          tsv: String(contentsOf: file, encoding: .utf8), hasSpecials: hasSpecials),
        tokenizer: tokenizer)
    } catch {
      throw TrainedRunError.unreadable(
        path: file.path, reason: reason(error), command: command)
    }
  }

  private static func model(
    in folder: RunFolder, padding: Int32?, command: SuggestedCommand
  ) throws -> LanguageModel {
    let file = folder.url.appending(path: modelName)
    do {
      let weights = try TensorFile(decoding: Data(contentsOf: file))
      guard let shape = ModelShape(of: weights, padding: padding) else {
        throw StepProblem("it holds no weights of an embedding, an LSTM and a linear layer")
      }
      let model = LanguageModel(shape)
      try model.load(weights)
      return model
    } catch {
      throw TrainedRunError.unreadable(
        path: file.path, reason: reason(error), command: command)
    }
  }

  private static func reason(_ error: any Error) -> String {
    error is CocoaError ? SafeFile.reason(error) : "\(error)"
  }
}

/// Why a run can't write.
package enum TrainedRunError: Error, Hashable {
  case noRecord(path: String, command: SuggestedCommand)
  case notTrained(run: String, reason: String, command: SuggestedCommand)
  case unreadable(path: String, reason: String, command: SuggestedCommand)
  case misfit(words: Int, modelWords: Int, command: SuggestedCommand)
}

extension TrainedRunError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noRecord(let path, let command):
      "\(path) can't be read, or was made by another version. Make the run again: \(command)"
    case .notTrained(let run, let reason, let command):
      "the run '\(run)' has no model to write with: \(reason). Train it: \(command)"
    case .unreadable(let path, let reason, let command):
      "\(path) can't be read: \(reason). Make it again: \(command)"
    case .misfit(let words, let modelWords, let command):
      "vocab.tsv has \(words) words and the model \(modelWords), so they come from different runs. "
        + "Make both again: \(command)"
    }
  }
}
