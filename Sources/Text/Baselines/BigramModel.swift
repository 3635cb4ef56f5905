import Foundation

/// Knows which word follows which: a bigram model with interpolated Kneser-Ney smoothing.
///
/// Source: Chen and Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling"
/// (1998), section 2.7, with one absolute discount D for all counts.
package struct BigramModel: Sendable {
  /// D: what is taken off each count and given to words that were not seen there.
  package static let discount = 0.75

  private let bigrams: BigramCounts
  /// p(w) of the lower order, by word.
  private let continuation: [Double]

  /// - Parameters:
  ///   - sequences: the training sequences. A token that several windows share counts once.
  ///   - vocabularySize: V; every id is below it.
  package init(counting sequences: TokenSequences, vocabularySize: Int) {
    bigrams = BigramCounts(sequences, vocabularySize: vocabularySize)
    var predecessors = [Int](repeating: 0, count: vocabularySize)
    for word in bigrams.successors { predecessors[Int(word)] += 1 }
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
  /// p(word | previous), never 0.
  ///
  /// What the discount takes off the pairs that were seen is dealt out by how many different words
  /// each word was seen to follow. That distribution is discounted in turn, in favour of all words
  /// alike.
  package func probability(of word: Int32, after previous: Int32) -> Double {
    let total = Double(bigrams.totals[Int(previous)])
    guard total > 0 else { return continuation[Int(word)] }
    let count = Double(bigrams.count(of: previous, word))
    let set = Self.discount * Double(bigrams.distinctSuccessors(of: previous)) / total
    return max(count - Self.discount, 0) / total + set * continuation[Int(word)]
  }
  // snippet.end

  /// −Σ ln p over all targets of `sequences` in nats, and how many targets there are.
  package func negativeLogLikelihood(of sequences: TokenSequences) -> (sum: Double, count: Int) {
    var sum = 0.0
    sequences.forEachTarget { previous, target, weight in
      sum -= Double(weight) * log(probability(of: target, after: previous))
    }
    return (sum, sequences.targetCount)
  }
}
