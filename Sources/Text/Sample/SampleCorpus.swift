import Foundation

/// Film reviews that a grammar wrote, for runs without data: small, free, and of known entropy.
///
/// It is always the same corpus, whatever the seed of a run.
package struct SampleCorpus: Hashable, Sendable {
  package let train: [String]
  package let test: [String]
  /// ln of the probability of each test review under the grammar, its end included: no model can
  /// do better on average. Natural logarithm; the floor of the perplexity is
  /// exp(−Σ ln p / Σ (tokens + 1)).
  package let testLogProbabilities: [Double]

  /// Writes the reviews. The test reviews don't depend on the number of training reviews.
  ///
  /// With the default numbers every word of a test review stands in a training review too.
  /// Throws a `GrammarError` if the grammar built into the program is faulty.
  package static func generate(training: Int = 6000, test: Int = 1200) throws -> SampleCorpus {
    precondition(training >= 0 && test >= 0, "A corpus has no negative number of reviews")
    let grammar = try reviewGrammar()
    func reviews(_ count: Int, seed: UInt64) -> [Grammar.Derivation] {
      var generator = SplitMix64(seed: seed)
      return (0..<count).map { _ in grammar.derive(using: &generator) }
    }
    let testReviews = reviews(test, seed: 2)
    return SampleCorpus(
      train: reviews(training, seed: 1).map(\.text),
      test: testReviews.map(\.text),
      testLogProbabilities: testReviews.map(\.logProbability))
  }

  /// The grammar that writes the reviews: `reviews.grammar`, embedded at build time.
  package static func reviewGrammar() throws(GrammarError) -> Grammar {
    try GrammarParser.parse(EmbeddedFiles.all["reviews.grammar"] ?? "")
  }
}
