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

  /// - Throws: `TrainedRunError`.
  package init(_ folder: RunFolder) throws {
    guard let contents = folder.read([Self.modelName, Self.vocabularyName]) else {
      throw TrainedRunError.noRecord(path: folder.record.path)
    }
    let record = contents.record
    try Self.requireTraining(record)
    let vocab = try Self.vocabulary(in: contents, of: folder)
    let model = try Self.model(in: contents, of: folder, padding: vocab.vocabulary.padding)
    guard model.shape.vocabulary == vocab.vocabulary.size else {
      throw TrainedRunError.misfit(
        words: vocab.vocabulary.size, modelWords: model.shape.vocabulary,
        command: Self.command(record))
    }
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
    in contents: RunContents, of folder: RunFolder
  ) throws -> TokenizedVocabulary {
    let record = contents.record
    let settings = record[.vocab]?.settings ?? [:]
    guard case .text(let name)? = settings["tokenizer"],
      let tokenizer = TokenizerKind(rawValue: name),
      case .boolean(let hasSpecials)? = settings["specials"]
    else { throw TrainedRunError.noRecord(path: folder.record.path) }
    let file = folder.url.appending(path: vocabularyName)
    do {
      let data = try require(vocabularyName, in: contents, at: file)
      guard let text = String(data: data, encoding: .utf8) else {
        throw StepProblem("it is not valid UTF-8")
      }
      return TokenizedVocabulary(
        vocabulary: try Vocabulary(tsv: text, hasSpecials: hasSpecials), tokenizer: tokenizer)
    } catch {
      throw TrainedRunError.unreadable(
        path: file.path, reason: "\(error)", command: command(record))
    }
  }

  /// A file that belongs to the record.
  private static func require(_ name: String, in contents: RunContents, at file: URL) throws -> Data
  {
    if let data = contents.files[name] { return data }
    throw StepProblem(
      FileKind.following(file) == .nothing
        ? "it is not there" : "it is not the file that run.json describes, or may not be read")
  }

  private static func model(
    in contents: RunContents, of folder: RunFolder, padding: Int32?
  ) throws -> LanguageModel {
    let file = folder.url.appending(path: modelName)
    do {
      let weights = try TensorFile(decoding: require(modelName, in: contents, at: file))
      guard let shape = ModelShape(of: weights, padding: padding) else {
        throw StepProblem("it holds no weights of an embedding, an LSTM and a linear layer")
      }
      let model = LanguageModel(shape)
      try model.load(weights)
      return model
    } catch {
      throw TrainedRunError.unreadable(
        path: file.path, reason: "\(error)", command: command(contents.record))
    }
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
  case misfit(words: Int, modelWords: Int, command: String)
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
    case .misfit(let words, let modelWords, let command):
      "vocab.tsv has \(words) words and the model \(modelWords), so they come from different runs. "
        + "Make both again: \(command)"
    }
  }
}
