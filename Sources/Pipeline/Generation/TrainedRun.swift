import Foundation
import Kernels
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

  /// - Throws: `TrainedRunError`, `BLASMemoryError`.
  package init(_ folder: RunFolder) throws {
    guard let record = folder.readRecord() else {
      throw TrainedRunError.noRecord(path: folder.record.path)
    }
    try Self.requireTraining(record)
    try BLAS.reserve(threads: 1)
    let vocab = try Self.vocabulary(of: record, in: folder)
    let model = try Self.model(of: record, vocabulary: vocab.vocabulary, in: folder)
    self.record = record
    narrator = Narrator(model: model, vocab: vocab)
  }

  private static func requireTraining(_ record: RunRecord) throws {
    let step = record[.train]
    let reason: String? =
      switch step?.state {
      case .ran, .cached: step?.stale.map { "its training no longer fits (\($0))" }
      case .failed: "its training failed"
      case .notRun, nil: "it was never trained"
      }
    if let reason {
      throw TrainedRunError.notTrained(
        run: record.run, reason: reason, command: command(record))
    }
  }

  private static func vocabulary(
    of record: RunRecord, in folder: RunFolder
  ) throws -> TokenizedVocabulary {
    let settings = record[.vocab]?.settings ?? [:]
    guard case .text(let name)? = settings["tokenizer"],
      let tokenizer = TokenizerKind(rawValue: name),
      case .boolean(let hasSpecials)? = settings["specials"]
    else { throw TrainedRunError.noRecord(path: folder.record.path) }
    let file = folder.url.appending(path: vocabularyName)
    do {
      return TokenizedVocabulary(
        vocabulary: try Vocabulary(
          tsv: String(contentsOf: file, encoding: .utf8), hasSpecials: hasSpecials),
        tokenizer: tokenizer)
    } catch {
      throw TrainedRunError.unreadable(
        path: file.path, reason: reason(error), command: command(record))
    }
  }

  /// The record and the vocabulary tell the shape; the weights have to fit it.
  private static func model(
    of record: RunRecord, vocabulary: Vocabulary, in folder: RunFolder
  ) throws -> LanguageModel {
    let file = folder.url.appending(path: modelName)
    func size(_ name: String) throws -> Int {
      guard case .integer(let size)? = record[.model]?.settings[name] else {
        throw TrainedRunError.noRecord(path: folder.record.path)
      }
      return size
    }
    let shape = ModelShape(
      vocabulary: vocabulary.size, embedding: try size("embedding"), hidden: try size("hidden"),
      layers: try size("layers"), padding: vocabulary.padding)
    do {
      return try LanguageModel(shape, weights: TensorFile(decoding: Data(contentsOf: file)))
    } catch let error as WeightsError {
      throw TrainedRunError.misfit(
        path: file.path, reason: "\(error)", command: command(record))
    } catch {
      throw TrainedRunError.unreadable(
        path: file.path, reason: reason(error), command: command(record))
    }
  }

  private static func reason(_ error: any Error) -> String {
    error is CocoaError ? SafeFile.reason(error) : "\(error)"
  }

  /// The command that makes the run anew.
  private static func command(_ record: RunRecord) -> String {
    let name = record.run == record.book ? "" : " --as \(record.run)"
    return "walkthrough run \(record.book)\(name)"
  }
}

/// Why a run can't write.
package enum TrainedRunError: Error, Hashable {
  case noRecord(path: String)
  case notTrained(run: String, reason: String, command: String)
  case unreadable(path: String, reason: String, command: String)
  case misfit(path: String, reason: String, command: String)
}

extension TrainedRunError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noRecord(let path):
      "\(path) can't be read, or was made by another version. Make the run again: walkthrough run"
    case .notTrained(let run, let reason, let command):
      "the run '\(run)' has no model to write with: \(reason). Train it: \(command)"
    case .unreadable(let path, let reason, let command):
      "\(path) can't be read: \(reason). Make it again: \(command)"
    case .misfit(let path, let reason, let command):
      "\(path) doesn't fit vocab.tsv and run.json beside it: \(reason). Files of different runs don't "
        + "go together. Make them again: \(command)"
    }
  }
}
