import Foundation
import Record
import Text

/// The perplexity on the same targets of simpler models and, for generated text, of its generator.
struct Baselines {
  let unigram: Double
  let bigram: Double
  /// The perplexity of the process that wrote the text; no model is better in expectation.
  let floor: Double?

  /// - Parameter floor: the generator's perplexity, if known.
  init(training: TokenSequences, test: TokenSequences, vocabularySize: Int, floor: Double?) {
    func perplexity(_ total: (sum: Double, count: Int)) -> Double {
      exp(total.sum / Double(total.count))
    }
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
}
