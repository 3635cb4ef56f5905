/// A language model that only counts, for a trained one to be compared with.
package protocol Baseline: Sendable {
  /// Such as "bigram", in the name of its result as well.
  static var name: String { get }

  /// - Parameters:
  ///   - sequences: the training sequences. A token that several windows share counts once.
  ///   - vocabularySize: V; every id is below it.
  init(counting sequences: TokenSequences, vocabularySize: Int)

  /// −Σ ln p over all targets of `sequences` in nats, and the number of targets.
  func negativeLogLikelihood(of sequences: TokenSequences) -> (sum: Double, count: Int)
}
