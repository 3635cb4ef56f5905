/// The loss of others than the trained model at each target of the test split, in nats: −ln of the
/// probability that they gave it. In the order of the model's own losses.
package struct BaselineLosses: Hashable, Sendable {
  package var bigram: [Float]
  /// That of the n-gram model of the best order; `nil` if the text is too long to count in.
  package var ngram: [Float]?
  /// That of the program that wrote the text; `nil` if no program did, or if the floor isn't known.
  package var floor: [Float]?

  package init(bigram: [Float], ngram: [Float]? = nil, floor: [Float]? = nil) {
    self.bigram = bigram
    self.ngram = ngram
    self.floor = floor
  }
}
