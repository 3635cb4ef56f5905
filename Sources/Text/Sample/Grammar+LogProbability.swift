extension Grammar {
  /// ln of the probability that the grammar writes exactly `tokens` and stops; `nil` if it can't
  /// write them.
  ///
  /// The grammar must be free of `ambiguities()`: then the next token always determines the way,
  /// and the derivation found is the only one. Linear in the number of tokens.
  package func logProbability(of tokens: [String]) -> Double? {
    trail(of: tokens)?.total
  }

  /// ln of the probability of each token, given those before it; `nil` if the grammar can't write
  /// them. The requirement of `logProbability(of:)` applies here, too.
  package func tokenLogProbabilities(of tokens: [String]) -> [Double]? {
    trail(of: tokens)?.tokens
  }

  private func trail(of tokens: [String]) -> Trail? {
    var guide = ReadingGuide(tokens: tokens, prediction: sets.prediction)
    guard let trail = walk(&guide), guide.isAtEnd else { return nil }
    return trail
  }

  private struct ReadingGuide: GrammarGuide {
    let tokens: [String]
    let prediction: [[String: Int]]
    private var position = 0

    init(tokens: [String], prediction: [[String: Int]]) {
      self.tokens = tokens
      self.prediction = prediction
    }

    var isAtEnd: Bool { position == tokens.count }

    private var next: String { isAtEnd ? TokenSets.end : tokens[position] }

    mutating func alternative(of choice: Choice, at index: Int) -> Int? {
      prediction[index][next]
    }

    mutating func draw(from urn: Urn, of table: Table, column: Int) -> Int? {
      let token = next
      return urn.rows.firstIndex { table.rows[$0].cells[column][0].token == token }
    }

    mutating func write(_ word: Word, isSpaced: Bool, isTitle: Bool) -> Bool {
      guard next == word.token else { return false }
      position += 1
      return true
    }

    mutating func goesOn() -> Bool { !isAtEnd }
  }
}
