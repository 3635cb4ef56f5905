import Foundation

/// A model's loss on some targets.
package struct Loss: Hashable, Sendable {
  /// Over all targets, in nats.
  package let sum: Double
  /// The number of targets.
  package let tokens: Int

  package init(sum: Double, tokens: Int) {
    self.sum = sum
    self.tokens = tokens
  }

  // snippet.perplexity
  /// Every target counts once, whichever batch it was in.
  ///
  /// - Parameter losses: for each sequence, the loss of each of its targets.
  package init(of losses: [[Float]]) {
    var sum = 0.0
    var tokens = 0
    for sequence in losses {
      for loss in sequence { sum += Double(loss) }
      tokens += sequence.count
    }
    self.init(sum: sum, tokens: tokens)
  }

  /// In nats per target; 0 if there are none.
  package var mean: Double { tokens == 0 ? 0 : sum / Double(tokens) }

  package var perplexity: Double { exp(mean) }
  // snippet.end
}
