import Foundation
import Tokens

/// A bigram model with interpolated Kneser-Ney smoothing.
///
/// Source: Chen and Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling"
/// (1998), section 2.7, with one absolute discount D for all counts.
package struct BigramModel: Baseline {
  package static let name = "bigram"

  /// D: subtracted from each count and given to words that were not seen there.
  package static let discount = 0.75

  private let bigrams: BigramCounts
  /// The lower-order p(w), by token.
  private let continuation: [Double]

  package init(counting sequences: TokenSequences, vocabularySize: Int) {
    bigrams = BigramCounts(sequences, vocabularySize: vocabularySize)
    var predecessors = [Int](repeating: 0, count: vocabularySize)
    for token in bigrams.successors { predecessors[Int(token)] += 1 }
    let kinds = Double(bigrams.successors.count)
    let seen = Double(predecessors.count { $0 > 0 })
    let uniform = 1 / Double(vocabularySize)
    continuation = predecessors.map { count in
      guard kinds > 0 else { return uniform }
      let discounted = max(Double(count) - Self.discount, 0) / kinds
      return discounted + Self.discount * seen / kinds * uniform
    }
  }

  // snippet.probability
  /// p(token | previous), never 0.
  ///
  /// The mass that the discount takes from the pairs seen is distributed by how many different
  /// words each word was seen to follow. That distribution is discounted in turn, in favour of a
  /// uniform one.
  package func probability(of token: TokenID, after previous: TokenID) -> Double {
    let total = Double(bigrams.totals[Int(previous)])
    guard total > 0 else { return continuation[Int(token)] }
    let count = Double(bigrams.count(of: previous, token))
    let set = Self.discount * Double(bigrams.distinctSuccessors(of: previous)) / total
    return max(count - Self.discount, 0) / total + set * continuation[Int(token)]
  }
  // snippet.end

  package func negativeLogLikelihood(of sequences: TokenSequences) -> (sum: Double, count: Int) {
    var sum = 0.0
    sequences.forEachTarget { context, target, weight in
      sum -= Double(weight) * log(probability(of: target, after: context[context.endIndex - 1]))
    }
    return (sum, sequences.targetCount)
  }
}
