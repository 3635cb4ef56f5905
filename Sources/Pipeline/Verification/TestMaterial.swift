import Chapters
import Files
import Foundation
import Random
import Record
import Text
import Wording

/// The texts and words that handed-in models are scored on: those of the one who verifies.
package struct TestMaterial: Sendable {
  let record: RunRecord
  let corpus: Corpus
  let vocab: TokenizedVocabulary
  let dataset: TokenDataset
  let settings: DatasetSettings

  /// - Parameter own: a run whose steps up to dataset are fresh.
  /// - Throws: `StorageError` if one of their products is gone; `StepProblem` if there is no test
  ///   text.
  package init(_ own: StoredRun) throws {
    record = own.record
    corpus = try own.product(of: Load.self)
    vocab = try own.product(of: Vocab.self)
    dataset = try own.product(of: Dataset.self)
    settings = try DatasetSettings(recorded: record[.dataset]?.settings ?? [:])
    guard dataset.test != nil else {
      throw StepProblem(
        "there is no test text to score models on: this data has no test split, and dataset.test is "
          + "0. Set a share, as in --set dataset.test=0.1")
    }
  }

  /// The same texts, cut by other settings.
  ///
  /// - Throws: `DatasetError`.
  func cut(by settings: DatasetSettings, seed: UInt64) throws -> TokenDataset {
    var random = MersenneTwister(seed: seed, stream: Dataset.splitStream)
    return try TokenDataset(
      corpus: corpus, vocabulary: vocab.vocabulary, tokenizer: vocab.tokenization.tokenizer,
      options: settings, using: &random)
  }

  /// Whether a dataset has the same test text, however it is cut into sequences.
  ///
  /// - Throws: `DatasetError`.
  func hasTestText(of settings: DatasetSettings, seed: UInt64) throws -> Bool {
    var alike = settings
    alike.length = self.settings.length
    alike.stride = self.settings.stride
    alike.target = self.settings.target
    return try cut(by: alike, seed: seed).test == dataset.test
  }
}

extension DatasetSettings {
  /// Settings as a record has them.
  ///
  /// - Throws: where one is missing, of another type, or impossible.
  init(recorded values: [String: Value]) throws {
    self = try JSONFile.decode(DatasetSettings.self, from: JSONFile.data(values))
    if let problem = problems().first {
      throw StepProblem("dataset.\(problem.label) \(problem.message)")
    }
  }
}
