import Foundation
import Record
import TensorFiles
import Text
import Tokens

/// Step 3: turns texts into sequences of token ids, inputs beside targets.
package struct Dataset: Step {
  package static let id = StepID.dataset
  package static let reads: [StepID] = [.load, .vocab]
  package static let sources = [
    "Text/", "Random/", "Record/Figures/", "Pipeline/Steps/Dataset.swift",
    "Pipeline/Steps/WindowFigures+Dataset.swift",
  ]
  package static let usesSeed = true

  package let settings: DatasetSettings

  package init(settings: DatasetSettings) { self.settings = settings }

  package func run(_ context: StepContext) throws -> StepOutcome<TokenDataset> {
    let corpus = try context.product(of: Load.self)
    let vocab = try context.product(of: Vocab.self)
    if settings.test > 0, corpus.test != nil {
      context.notice("dataset.test is not used: this data has a test split of its own")
    }
    // snippet.run
    var random = context.stream("validation split")
    let dataset = try TokenDataset(
      corpus: corpus, vocabulary: vocab.vocabulary, tokenizer: vocab.tokenizer.tokenizer,
      options: DatasetOptions(
        framing: settings.framing, length: settings.length, stride: settings.stride,
        target: settings.target, validation: settings.validation, test: settings.test),
      using: &random, progress: context.tokens)
    // snippet.end
    return StepOutcome(
      product: dataset, results: results(of: dataset),
      figures: figures(of: dataset, vocabulary: vocab.vocabulary),
      files: testFiles(dataset))
  }

  private func results(of dataset: TokenDataset) -> [String: Value] {
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

  private func figures(of dataset: TokenDataset, vocabulary: Vocabulary) -> DatasetFigures {
    let names = ["train": "training", "validation": "validation", "test": "test"]
    let cuts = [
      "train": dataset.cut.train, "validation": dataset.cut.validation, "test": dataset.cut.test,
    ]
    let pairs = pairs(of: dataset.train, vocabulary: vocabulary)
    return DatasetFigures(
      splits: dataset.splits.map { name, split in
        DatasetFigures.Split(
          name: names[name] ?? name, sequences: split.count, tokens: split.targetCount,
          cut: cuts[name] ?? 0)
      },
      pairs: pairs.shown, pairsAreCut: pairs.isCut,
      lengths: Histogram(of: dataset.framedLengths, unit: "tokens"),
      cutLength: settings.length,
      windows: WindowFigures(dataset, splitNames: names))
  }

  /// The first sequence, inputs beside targets: its beginning, or its end if only that has a
  /// target.
  private func pairs(
    of sequences: TokenSequences, vocabulary: Vocabulary
  ) -> (shown: [DatasetFigures.Pair], isCut: Bool) {
    let shown = 24
    let first = sequences[0].map { vocabulary.label(of: Int($0)) }
    let pairs = zip(first, first.dropFirst()).map { DatasetFigures.Pair(input: $0, target: $1) }
    guard sequences.target == .next else {
      return (Array(pairs.prefix(shown)), pairs.count > shown)
    }
    let last = pairs.count - 1
    let asked = pairs.enumerated().map { place, pair in
      DatasetFigures.Pair(input: pair.input, target: place == last ? pair.target : nil)
    }
    return (asked.suffix(shown), false)
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
  var splits: [(name: String, sequences: TokenSequences)] {
    [("train", train), ("validation", validation), ("test", test)].compactMap { name, split in
      split.map { (name, $0) }
    }
  }
}
