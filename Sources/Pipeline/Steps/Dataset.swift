import Foundation
import Record
import TensorFiles
import Text
import Tokens

/// Step 3: turns texts into sequences of token ids, inputs beside targets.
package struct Dataset: Step {
  package static let id = StepID.dataset
  package static let reads: [StepID] = [.load, .vocab]
  package static let sources = ["Text/", "Random/", "Pipeline/Steps/Dataset.swift"]
  package static let files: Set<String> = ["test.npy", "test-offsets.npy"]
  package static let usesSeed = true

  /// The stream of random numbers that assigns documents to splits.
  static let splitStream = "validation split"

  package let settings: DatasetSettings

  package init(settings: DatasetSettings) { self.settings = settings }

  package func run(_ context: StepContext) throws -> StepOutcome<TokenDataset> {
    let corpus = try context.product(of: Load.self)
    let vocab = try context.product(of: Vocab.self)
    for (name, share, own) in [
      ("validation", settings.validation, corpus.validation), ("test", settings.test, corpus.test),
    ] where share > 0 && own != nil {
      context.notice("dataset.\(name) is not used: this data has a \(name) split of its own")
    }
    // snippet.run
    var random = context.stream(Self.splitStream)
    let dataset = try TokenDataset(
      corpus: corpus, vocabulary: vocab.vocabulary, tokenizer: vocab.tokenization.tokenizer,
      options: settings, using: &random, progress: context.tokens)
    // snippet.end
    if dataset.validation == nil, corpus.validation == nil, settings.validation > 0 {
      context.notice(
        "\(corpus.train.count) documents leave none for validation; load more of them")
    }
    if let misfit = FramingMisfit(dataset.framedLengths, options: settings) {
      context.notice(misfit.description)
    }
    return StepOutcome(
      product: dataset, results: Self.results(of: dataset), files: testFiles(dataset))
  }

  static func results(of dataset: TokenDataset) -> [String: Value] {
    var results: [String: Value] = [
      "cut": .integer(dataset.cut.train + dataset.cut.validation + dataset.cut.test)
    ]
    if dataset.train.isInWindows {
      results["repeats"] = .number(
        Double(dataset.train.targetCount) / Double(dataset.train.ids.count))
    }
    for (name, split) in dataset.splits {
      results["\(name).sequences"] = .integer(split.count)
      results["\(name).tokens"] = .integer(split.targetCount)
    }
    return results
  }

  /// The framed test documents for NumPy: all ids in one array, and the offset of each document.
  private func testFiles(_ dataset: TokenDataset) -> [String: Data] {
    guard let test = dataset.test else { return [:] }
    guard case .documents(let offsets) = test.layout else {
      return ["test.npy": NPY.encoded(.int32(test.ids))]
    }
    return [
      "test.npy": NPY.encoded(.int32(test.ids)),
      "test-offsets.npy": NPY.encoded(.int64(offsets.map(Int64.init))),
    ]
  }
}

extension TokenDataset {
  /// The splits that exist, under the names used in results.
  package var splits: [(name: String, sequences: TokenSequences)] {
    [("train", train), ("validation", validation), ("test", test)].compactMap { name, split in
      split.map { (name, $0) }
    }
  }
}
