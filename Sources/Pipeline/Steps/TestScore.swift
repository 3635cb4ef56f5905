import Foundation
import Neural
import Record
import Text
import Tokens
import Wording

/// How well a model, and simpler ones, predict a test text.
struct TestScore {
  /// The test targets, at least, that are scored with rounded weights as well.
  private static let targetsScoredAgain = 100_000

  /// The loss of each target of each test sequence, in nats.
  let losses: [[Float]]
  let baselines: BaselineLosses
  /// By their names in the result catalog.
  let results: [String: Value]

  /// `nil` without a test split.
  ///
  /// - Parameter ngramLosses: those of the best model that counts, at each test target.
  /// - Throws: `StepProblem` for a model whose perplexity is not a finite number; what `progress`
  ///   throws.
  init?(
    of model: LanguageModel, on dataset: TokenDataset, corpus: Corpus, vocab: TokenizedVocabulary,
    ngramLosses: [Float]?, threads: Int, progress: (StepProgress) throws -> Void
  ) throws {
    guard let test = dataset.test else { return nil }
    func losses(of model: LanguageModel, on sequences: [ArraySlice<TokenID>]) throws -> [[Float]] {
      try Scorer(model: model, threads: threads)
        .losses(of: sequences, target: test.target) { scored in
          try progress(StepProgress(done: scored, total: sequences.count, unit: "sequences"))
        }
    }
    let own = try losses(of: model, on: test.all)
    let loss = Loss(of: own)
    guard loss.perplexity.isFinite else {
      throw StepProblem(
        "the model is useless: its loss on the test text is \(loss.mean) nats per token, so "
          + "its perplexity is not a finite number. Try a lower optimizer.learningRate or other "
          + "model.weights")
    }
    let counted = Baselines(counting: dataset.train, vocabularySize: vocab.vocabulary.size)
    // The program that wrote a sample wrote words.
    let floor =
      vocab.unit == .word
      ? Floor(corpus: corpus, dataset: dataset, vocabulary: vocab.vocabulary) : nil
    // What rounding changes is small and nearly the same everywhere, so a part of a long test text
    // will do.
    let part = Self.firstSequences(of: own)
    let rounded = try losses(of: RoundedWeights(model).model, on: Array(test.all.prefix(part)))
    let change = Loss(of: rounded).mean - Loss(of: Array(own.prefix(part))).mean

    var results = counted.results(of: test)
    results["loss"] = .number(loss.mean)
    results["perplexity"] = .number(loss.perplexity)
    results["tokens"] = .integer(loss.tokens)
    results["floorPerplexity"] = floor?.perplexity.map(Value.number)
    results["roundedPerplexity"] = .number(exp(loss.mean + change))
    self.losses = own
    self.baselines = BaselineLosses(
      bigram: counted.bigramLosses(of: test), ngram: ngramLosses, floor: try floor?.losses)
    self.results = results
  }

  /// How many sequences have the targets that are scored again.
  private static func firstSequences(of losses: [[Float]]) -> Int {
    var (count, targets) = (0, 0)
    while count < losses.count, targets < targetsScoredAgain {
      targets += losses[count].count
      count += 1
    }
    return count
  }
}
