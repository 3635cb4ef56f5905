import Files
import Foundation
import Kernels
import Neural
import Record
import TensorFiles
import Text
import Wording

/// The files of a run that text is generated from: the weights that it evaluates, which are in
/// `model.safetensors` or `best.safetensors`, and `vocab.tsv`.
///
/// No store is needed: the folder alone is enough, even as a copy elsewhere.
package struct TrainedRun: Sendable {
  package let record: RunRecord
  package let completer: PromptCompleter

  private static let vocabularyName = "vocab.tsv"

  /// - Parameters:
  ///   - arguments: the options to repeat in the command that makes the run again.
  ///   - book: the book to name in that command if no record says.
  /// - Throws: `TrainedRunError`, `BLASMemoryError`.
  package init(
    _ folder: RunFolder, repeating arguments: RepeatedArguments = RepeatedArguments(),
    book: String = "BOOK"
  ) throws {
    guard let contents = folder.read([WeightsName.last, WeightsName.best, Self.vocabularyName])
    else {
      throw TrainedRunError.noRecord(
        path: folder.record.path,
        command: .run(book, as: folder.url.lastPathComponent, repeating: arguments))
    }
    let record = contents.record
    let command = SuggestedCommand.run(record, repeating: arguments)
    try Self.requireTraining(record, command: command)
    try BLAS.reserve(threads: 1)
    let vocab = try Self.vocabulary(in: contents, of: folder, command: command)
    let model = try Self.model(
      in: contents, of: folder, vocabulary: vocab.vocabulary, command: command)
    self.record = record
    completer = PromptCompleter(model: model, vocab: vocab)
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
    in contents: RunContents, of folder: RunFolder, command: SuggestedCommand
  ) throws -> TokenizedVocabulary {
    let record = contents.record
    let settings = record[.vocab]?.settings ?? [:]
    guard case .text(let name)? = settings["tokenizer"],
      let tokenizer = TokenizerKind(rawValue: name),
      case .boolean(let hasSpecials)? = settings["specials"]
    else { throw TrainedRunError.noRecord(path: folder.record.path, command: command) }
    let file = folder.url.appending(path: vocabularyName)
    do {
      let data = try require(vocabularyName, in: contents, at: file)
      guard let text = String(data: data, encoding: .utf8) else {
        throw StepProblem("it is not valid UTF-8")
      }
      return TokenizedVocabulary(
        vocabulary: try Vocabulary(tsv: text, hasSpecials: hasSpecials),
        tokenization: Tokenization(tokenizer, recorded: settings))
    } catch {
      throw TrainedRunError.unreadable(
        path: file.path, reason: "\(error)", command: command)
    }
  }

  /// Returns a file that belongs to the record.
  private static func require(_ name: String, in contents: RunContents, at file: URL) throws -> Data
  {
    if let data = contents.files[name] { return data }
    throw StepProblem(
      FileKind.following(file) == .nothing
        ? "it is missing" : "it is not the file that run.json describes, or can't be read")
  }

  /// The record and the vocabulary determine the shape, which the weights must fit.
  private static func model(
    in contents: RunContents, of folder: RunFolder, vocabulary: Vocabulary,
    command: SuggestedCommand
  ) throws -> LanguageModel {
    let name = WeightsName.evaluated(in: contents.record)
    let file = folder.url.appending(path: name)
    let settings = contents.record[.model]?.settings ?? [:]
    guard let shape = ModelShape(recorded: settings, vocabulary: vocabulary) else {
      throw TrainedRunError.noRecord(path: folder.record.path, command: command)
    }
    do {
      let weights = try TensorFile(decoding: require(name, in: contents, at: file))
      return try LanguageModel(shape, weights: weights)
    } catch let error as WeightsError {
      throw TrainedRunError.misfit(path: file.path, reason: "\(error)", command: command)
    } catch {
      throw TrainedRunError.unreadable(
        path: file.path, reason: "\(error)", command: command)
    }
  }
}

extension Tokenization {
  /// A run of an earlier release recorded nothing else: it took texts as they were written.
  fileprivate init(_ kind: TokenizerKind, recorded settings: [String: Value]) {
    func name(_ setting: String) -> String? {
      if case .text(let name)? = settings[setting] { name } else { nil }
    }
    self.init(
      kind, form: name("form").flatMap(TextForm.init) ?? TextForm.none,
      punctuation: name("punctuation").flatMap(Punctuation.init) ?? .asWritten)
  }
}

/// Why no text can be generated from a run.
package enum TrainedRunError: Error, Hashable {
  case noRecord(path: String, command: SuggestedCommand)
  case notTrained(run: String, reason: String, command: SuggestedCommand)
  case unreadable(path: String, reason: String, command: SuggestedCommand)
  case misfit(path: String, reason: String, command: SuggestedCommand)
}

extension TrainedRunError {
  /// What is wrong, without the command that fixes it: for those who can't run it.
  var cause: String {
    func name(_ path: String) -> String { URL(filePath: path).lastPathComponent }
    return switch self {
    case .noRecord(let path, _): "Its \(name(path)) can't be read, or another version wrote it."
    case .notTrained(_, let reason, _): "It has no model: \(reason)."
    case .unreadable(let path, let reason, _): "Its \(name(path)) can't be read: \(reason)."
    case .misfit(let path, let reason, _):
      "Its \(name(path)) doesn't fit its vocab.tsv and run.json: \(reason)."
    }
  }
}

extension TrainedRunError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noRecord(let path, let command):
      "\(path) can't be read, or was made by another version. Make the run again: \(command)"
    case .notTrained(let run, let reason, let command):
      "the run '\(run)' has no model to generate with: \(reason). Train it: \(command)"
    case .unreadable(let path, let reason, let command):
      "\(path) can't be read: \(reason). Make it again: \(command)"
    case .misfit(let path, let reason, let command):
      "\(path) doesn't fit vocab.tsv and run.json beside it: \(reason). Files of different runs don't "
        + "go together. Make them again: \(command)"
    }
  }
}
