import Foundation

/// A unigram model, which knows only how frequent each word is.
///
/// p(w) = (c(w) + 1) / (N + V), where c(w) is how often w is a target of the training sequences, N
/// the number of these targets and V the size of the vocabulary (add-one smoothing).
package struct UnigramModel: Sendable {
  private let counts: [Int]
  private let total: Int

  /// - Parameters:
  ///   - sequences: the training sequences. A token that several windows share counts once.
  ///   - vocabularySize: V; every id is below it.
  package init(counting sequences: TokenSequences, vocabularySize: Int) {
    var counts = [Int](repeating: 0, count: vocabularySize)
    sequences.forEachTarget { _, target, _ in counts[Int(target)] += 1 }
    self.counts = counts
    total = counts.reduce(0, +)
  }

  package func probability(of word: Int32) -> Double {
    Double(counts[Int(word)] + 1) / Double(total + counts.count)
  }

  /// −Σ ln p over all targets of `sequences` in nats, and the number of targets.
  package func negativeLogLikelihood(of sequences: TokenSequences) -> (sum: Double, count: Int) {
    let surprises = counts.indices.map { -log(probability(of: Int32($0))) }
    var sum = 0.0
    sequences.forEachTarget { _, target, weight in
      sum += Double(weight) * surprises[Int(target)]
    }
    return (sum, sequences.targetCount)
  }
}
