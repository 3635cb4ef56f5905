import Foundation
import Record
import Text

/// The perplexity on the same targets of simpler models and, for generated text, of its generator.
struct Baselines {
  let uniform: Double
  let unigram: Double
  let bigram: Double
  /// The perplexity of the process that wrote the text; no model is better in expectation.
  let floor: Double?

  /// - Parameter floor: the generator's perplexity, if known.
  init(training: TokenSequences, test: TokenSequences, vocabularySize: Int, floor: Double?) {
    func perplexity(_ total: (sum: Double, count: Int)) -> Double {
      exp(total.sum / Double(total.count))
    }
    uniform = Double(vocabularySize)
    unigram = perplexity(
      UnigramModel(counting: training, vocabularySize: vocabularySize)
        .negativeLogLikelihood(of: test))
    bigram = perplexity(
      BigramModel(counting: training, vocabularySize: vocabularySize)
        .negativeLogLikelihood(of: test))
    self.floor = floor
  }

  var results: [String: Value] {
    var results: [String: Value] = [
      "unigramPerplexity": .number(unigram), "bigramPerplexity": .number(bigram),
    ]
    if let floor { results["floorPerplexity"] = .number(floor) }
    return results
  }

  /// - Parameter context: what the run's model can see, in a few words.
  func ladder(model: Double, context: String) -> [EvaluateFigures.Rung] {
    var rungs = [
      EvaluateFigures.Rung(
        name: "uniform", perplexity: uniform, note: "all words of the vocabulary equally likely"),
      EvaluateFigures.Rung(
        name: "unigram", perplexity: unigram, note: "words by frequency, no context"),
      EvaluateFigures.Rung(
        name: "bigram", perplexity: bigram, note: "one word of context, Kneser–Ney"),
      EvaluateFigures.Rung(name: "this model", perplexity: model, note: context),
    ]
    if let floor {
      rungs.append(
        EvaluateFigures.Rung(
          name: "floor", perplexity: floor, note: "the program that wrote the text"))
    }
    return rungs.sorted { $0.perplexity > $1.perplexity }
  }
}
