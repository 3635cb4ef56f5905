import Foundation
import Tokens

/// N-gram models of the orders 1 to 5, with interpolated modified Kneser-Ney smoothing.
///
/// The model of order n looks n − 1 tokens back, at the context h. Let h′ be h without its first
/// token:
///
///     p(w | h) = (c(hw) − D(c(hw)) + Σ D(c(hv)) · q(w | h′)) / Σ c(hv)
///
/// The sums are over the tokens v that were seen after h, and D(0) is 0. Where none were, q alone
/// decides. q is the same formula of order n − 1 with other counts: after how many different tokens
/// an n-gram was seen. Below order 1 all tokens are equally likely.
///
/// Source: Chen and Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling"
/// (1998), section 3.
///
/// All orders are counted and scored together, each from the one below.
package struct NGramModels: Sendable {
  package static let maxOrder = 5

  private let training: TokenSequences
  private let vocabularySize: Int
  private let smallestPiece: Int

  /// - Parameters:
  ///   - sequences: the training sequences. A token that several windows share counts once, after
  ///     all tokens that precede it in its document, or in the text under the windows.
  ///   - vocabularySize: V; every id is below it.
  ///   - smallestPiece: the number of tokens up to which sequences are scored together.
  package init(
    counting sequences: TokenSequences, vocabularySize: Int, smallestPiece: Int = 1 << 20
  ) {
    training = sequences
    self.vocabularySize = vocabularySize
    self.smallestPiece = smallestPiece
  }

  /// The number of training tokens that positions of 32 bits can tell apart.
  package static let mostTokens = Int(Int32.max) / 2

  /// The mean of −ln p over the targets of each split, in nats: that of order 1 first.
  ///
  /// - Parameters:
  ///   - splits: sequences with at least one target.
  ///   - progress: called with the tokens that all passes have read, and how many they will read;
  ///     an error it throws stops the work.
  package func losses(
    of splits: [TokenSequences],
    progress: @escaping (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> [[Double]] {
    var sums = splits.map { _ in [Double](repeating: 0, count: Self.maxOrder) }
    try forEachProbability(of: splits, progress: progress) { split, order, probability in
      sums[split][order - 1] -= log(probability)
    }
    return zip(sums, splits).map { sums, split in sums.map { $0 / Double(split.targetCount) } }
  }

  /// Calls `body` with the probability of each target of each split, by the model of each order. A
  /// model goes through the targets of a split from the first to the last.
  ///
  /// A target's context begins with its sequence: a window shows no more to a trained model either.
  /// Where it is shorter than a model looks back, the probability is that of the highest order that
  /// has enough.
  ///
  /// Complexity: O(tokens). Memory: 17 bytes per training token, and up to 60 per token of a piece:
  /// sequences are scored in pieces, of at most a million tokens or a quarter of the training text.
  package func forEachProbability(
    of splits: [TokenSequences],
    progress report: @escaping (_ done: Int, _ total: Int) throws -> Void = { _, _ in },
    _ body: (_ split: Int, _ order: Int, _ probability: Double) -> Void
  ) throws {
    let room = max(smallestPiece, training.ids.count / 4)
    var text = NGramText(counting: training, order: Self.maxOrder, room: room)
    var progress = PassProgress(
      total: work(scoring: splits, after: text, room: room), report: report)
    // The sequences of a piece: the positions of each in the text, and its split.
    var piece: [(split: Int, positions: Range<Int>)] = []

    func score() throws {
      let grams = try SortedNGrams(text, vocabularySize: vocabularySize, progress: &progress)
      var scores = KneserNeyScores(grams, vocabularySize: vocabularySize)
      for order in 1...Self.maxOrder {
        try scores.raiseOrder(progress: &progress)
        for (split, positions) in piece {
          for position in positions where text.roles[position] == .scored {
            body(split, order, scores.probabilities[position - text.countedEnd])
          }
        }
      }
    }

    for (split, sequences) in splits.enumerated() {
      let target = sequences.target
      for index in 0..<sequences.count {
        let sequence = sequences[index]
        let size = text.size(ofLength: sequence.count, target)
        if !piece.isEmpty, text.tokens.count + size > text.countedEnd + room {
          try score()
          text.removeScored()
          piece = []
        }
        piece.append((split, text.append(scoring: sequence, target: target)))
      }
    }
    if !piece.isEmpty { try score() }
  }

  /// The number of positions that all passes go through.
  private func work(scoring splits: [TokenSequences], after text: NGramText, room: Int) -> Int {
    let passes =
      SortedNGrams.passes(order: Self.maxOrder) + KneserNeyScores.passes(order: Self.maxOrder)
    let scored = splits.reduce(0) { sum, split in
      sum + split.lengths.reduce(0) { $0 + text.size(ofLength: $1 + 1, split.target) }
    }
    return passes * (scored + (1 + scored / room) * text.countedEnd)
  }
}
