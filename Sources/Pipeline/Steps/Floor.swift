import Foundation
import Text
import Tokens

/// The lower bound for any model on generated text: the program that wrote it.
///
/// The probability of a word is conditioned on all words before it. In windows the model sees fewer
/// of them than the program remembers, so there the floor holds but is out of reach.
struct Floor {
  private let corpus: Corpus
  private let dataset: TokenDataset
  private let vocabulary: Vocabulary
  private let test: TokenSequences

  /// `nil` if the model has other targets than the program wrote: a text cut short or a word
  /// replaced by `<unk>` is a different task.
  init?(corpus: Corpus, dataset: TokenDataset, vocabulary: Vocabulary) {
    guard let test = dataset.test, dataset.cut.test == 0,
      !(vocabulary.unknown.map(test.ids.contains) ?? false)
    else { return nil }
    self.corpus = corpus
    self.dataset = dataset
    self.vocabulary = vocabulary
    self.test = test
  }

  /// The program's perplexity on the test targets; `nil` if no program wrote the text.
  var perplexity: Double? {
    let sum =
      switch test.layout {
      case .documents: logProbabilities?.reduce(0, +)
      case .windows: windowLogProbabilities?.joined().reduce(0, +)
      }
    return sum.map { exp(-$0 / Double(test.targetCount)) }
  }

  /// −ln of the probability that the program gave each test target, from the first to the last;
  /// `nil` if no program wrote the text.
  ///
  /// - Throws: a `GrammarError` if the grammar built into the program is faulty.
  var losses: [Float]? {
    get throws {
      switch test.layout {
      case .documents: try documentLosses()
      case .windows: windowLogProbabilities?.joined().map { Float(-$0) }
      }
    }
  }

  /// ln p of whole documents, their ends included.
  private var logProbabilities: [Double]? {
    corpus.testLogProbabilities.flatMap { $0.count == test.count ? $0 : nil }
  }

  /// ln p of the targets of each window at the end of the single text.
  private var windowLogProbabilities: [[Double]]? {
    let start = dataset.train.ids.count + (dataset.validation?.ids.count ?? 0)
    guard let logs = corpus.tokenLogProbabilities, logs.count == start + test.ids.count else {
      return nil
    }
    return test.all.map { window in
      // A window's indices are positions in the test part of the text.
      let targets = test.target == .next ? window.suffix(1) : window.dropFirst()
      return targets.indices.map { logs[start + $0] }
    }
  }

  /// Reads each review back through the grammar that wrote it. What the probability of the whole
  /// review has beyond its words is that of its end.
  private func documentLosses() throws -> [Float]? {
    guard let totals = logProbabilities else { return nil }
    let grammar = try SampleCorpus.reviewGrammar()
    var losses: [Float] = []
    for (document, total) in zip(test.all, totals) {
      let tokens = document.filter { $0 != vocabulary.beginning && $0 != vocabulary.end }
        .map { vocabulary.token(of: Int($0)) }
      guard let logs = grammar.tokenLogProbabilities(of: tokens),
        logs.count + 1 == document.count - 1
      else { return nil }
      losses += (logs + [total - logs.reduce(0, +)]).map { Float(-$0) }
    }
    return losses
  }
}
