import Foundation

/// A bigram model with interpolated Kneser-Ney smoothing.
///
/// Source: Chen and Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling"
/// (1998), section 2.7, with one absolute discount D for all counts.
package struct BigramModel: Sendable {
  /// D: subtracted from each count and given to words that were not seen there.
  package static let discount = 0.75

  private let bigrams: BigramCounts
  /// The lower-order p(w), by word.
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
  /// The mass that the discount takes from the pairs seen is distributed by how many different
  /// words each word was seen to follow. That distribution is discounted in turn, in favour of a
  /// uniform one.
  package func probability(of word: Int32, after previous: Int32) -> Double {
    let total = Double(bigrams.totals[Int(previous)])
    guard total > 0 else { return continuation[Int(word)] }
    let count = Double(bigrams.count(of: previous, word))
    let set = Self.discount * Double(bigrams.distinctSuccessors(of: previous)) / total
    return max(count - Self.discount, 0) / total + set * continuation[Int(word)]
  }
  // snippet.end

  /// −Σ ln p over all targets of `sequences` in nats, and the number of targets.
  package func negativeLogLikelihood(of sequences: TokenSequences) -> (sum: Double, count: Int) {
    var sum = 0.0
    sequences.forEachTarget { previous, target, weight in
      sum -= Double(weight) * log(probability(of: target, after: previous))
    }
    return (sum, sequences.targetCount)
  }
}
