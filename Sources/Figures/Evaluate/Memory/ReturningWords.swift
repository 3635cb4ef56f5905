import Foundation
import Text
import Tokens

/// The words that texts come back to: rare over all, but repeated where they occur, as names and
/// titles are.
///
/// Source: Church, "Empirical Estimates of Adaptation: The chance of Two Noriegas is closer to p/2
/// than p²" (2000), which compares how often a word is repeated with what its frequency predicts.
struct ReturningWords {
  /// The largest share of the training texts that may contain such a word.
  static let rarity = 0.1
  /// How many times more texts repeat it, among those that contain it, than chance would have it.
  static let excess = 5.0
  /// The training texts, at least, that must repeat it: one or two may be chance.
  static let fewestTexts = 3

  /// By token id.
  private let areReturning: [Bool]

  /// - Parameter training: its texts, or successive windows of its single text, are what words are
  ///   counted in.
  init(in training: TokenSequences, vocabulary: Vocabulary) {
    let texts = Self.texts(of: training)
    let size = vocabulary.size
    var (occurrences, containing, repeating) = (
      [Int](repeating: 0, count: size), [Int](repeating: 0, count: size),
      [Int](repeating: 0, count: size)
    )
    // By token id: the last text that contained it, and how often.
    var last = [(text: Int, count: Int)](repeating: (-1, 0), count: size)
    for (text, tokens) in texts.enumerated() {
      for token in tokens.lazy.map(Int.init) {
        occurrences[token] += 1
        last[token] = (text, last[token].text == text ? last[token].count + 1 : 1)
        if last[token].count == 1 { containing[token] += 1 }
        if last[token].count == 2 { repeating[token] += 1 }
      }
    }
    let specials = vocabulary.hasSpecials ? Vocabulary.specials.count : 0
    areReturning = (0..<size).map { token in
      guard token >= specials, repeating[token] >= Self.fewestTexts,
        Double(containing[token]) <= Self.rarity * Double(texts.count)
      else { return false }
      let expected = Self.chanceOfRepeat(
        occurrencesPerText: Double(occurrences[token]) / Double(texts.count))
      return Double(repeating[token]) >= Self.excess * expected * Double(containing[token])
        && vocabulary.token(of: token).contains(where: \.isLetter)
    }
  }

  func contains(_ token: TokenID) -> Bool { areReturning[Int(token)] }

  /// The share of the texts that repeat a word, among those that contain it, if its occurrences
  /// were scattered at random: P(n ≥ 2) / P(n ≥ 1) of a Poisson distribution.
  static func chanceOfRepeat(occurrencesPerText rate: Double) -> Double {
    1 - rate / expm1(rate)
  }

  private static func texts(of sequences: TokenSequences) -> [ArraySlice<TokenID>] {
    guard case .windows(let length, _, _) = sequences.layout else { return sequences.all }
    return stride(from: 0, through: sequences.ids.count - length, by: length).map {
      sequences.ids[$0..<$0 + length]
    }
  }
}
