import Foundation
import Text
import Tokens

/// The lower bound for any model on generated text: the perplexity of the program that wrote it.
enum Floor {
  /// The floor on the test targets; `nil` if it is not known, or if the model has other targets
  /// than the program wrote: a text cut short or a word replaced by `<unk>` is a different task.
  ///
  /// The probability of a word is conditioned on all words before it. In windows the model sees
  /// fewer of them than the program remembers, so there the floor holds but is out of reach.
  static func perplexity(
    corpus: Corpus, dataset: TokenDataset, vocabulary: Vocabulary
  ) -> Double? {
    guard let test = dataset.test, dataset.cut.test == 0,
      !(vocabulary.unknown.map(test.ids.contains) ?? false)
    else { return nil }
    let sum =
      switch test.layout {
      case .documents: ofDocuments(corpus, test)
      case .windows: ofWindows(corpus, dataset, test)
      }
    return sum.map { exp(-$0 / Double(test.targetCount)) }
  }

  /// Σ ln p over whole documents, their ends included.
  private static func ofDocuments(_ corpus: Corpus, _ test: TokenSequences) -> Double? {
    guard let logs = corpus.testLogProbabilities, logs.count == test.count else { return nil }
    return logs.reduce(0, +)
  }

  /// Σ ln p over the targets of windows at the end of the single text.
  private static func ofWindows(
    _ corpus: Corpus, _ dataset: TokenDataset, _ test: TokenSequences
  ) -> Double? {
    let start = dataset.train.ids.count + (dataset.validation?.ids.count ?? 0)
    guard let logs = corpus.tokenLogProbabilities, logs.count == start + test.ids.count else {
      return nil
    }
    var sum = 0.0
    for window in test.all {
      // A window's indices are positions in the test part of the text.
      let targets = test.target == .next ? window.suffix(1) : window.dropFirst()
      for place in targets.indices { sum += logs[start + place] }
    }
    return sum
  }
}
