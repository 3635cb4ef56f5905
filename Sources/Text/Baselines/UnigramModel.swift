import Foundation
import Tokens

/// A unigram model, which knows only how frequent each word is.
///
/// p(w) = (c(w) + 1) / (N + V), where c(w) is how often w is a target of the training sequences, N
/// the number of these targets and V the size of the vocabulary (add-one smoothing).
package struct UnigramModel: Baseline {
  package static let name = "unigram"

  private let counts: [Int]
  private let total: Int

  package init(counting sequences: TokenSequences, vocabularySize: Int) {
    var counts = [Int](repeating: 0, count: vocabularySize)
    sequences.forEachTarget { _, target, _ in counts[Int(target)] += 1 }
    self.counts = counts
    total = counts.reduce(0, +)
  }

  package func probability(of token: TokenID) -> Double {
    Double(counts[Int(token)] + 1) / Double(total + counts.count)
  }

  package func negativeLogLikelihood(of sequences: TokenSequences) -> (sum: Double, count: Int) {
    let surprisals = counts.indices.map { -log(probability(of: TokenID($0))) }
    var sum = 0.0
    sequences.forEachTarget { _, target, weight in
      sum += Double(weight) * surprisals[Int(target)]
    }
    return (sum, sequences.targetCount)
  }
}
