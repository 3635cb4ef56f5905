import Tokens

/// Finds the words of test texts that come back there.
enum Mentions {
  /// One word in one text.
  struct Case: Hashable {
    /// The index of the text.
    let text: Int
    let token: TokenID
    /// The places of its mentions in the text, from the first; two or more, all of them targets.
    let places: [Int]
  }

  /// - Parameters:
  ///   - texts: the tokens of each.
  ///   - targets: the number of targets of each: its last tokens.
  ///   - isTraced: whether a word is looked for.
  /// - Returns: the cases in the order of the texts and of the first mentions.
  static func cases(
    in texts: [ArraySlice<TokenID>], targets: [Int], where isTraced: (TokenID) -> Bool
  ) -> [Case] {
    zip(texts, targets).enumerated().flatMap { index, text in
      var places: [TokenID: [Int]] = [:]
      for (place, token) in text.0.enumerated() where isTraced(token) {
        places[token, default: []].append(place)
      }
      // The first token of a window is a mention that nobody was asked for.
      return places.filter { $0.value.count > 1 && $0.value[0] >= text.0.count - text.1 }
        .map { Case(text: index, token: $0.key, places: $0.value) }
        .sorted { $0.places[0] < $1.places[0] }
    }
  }
}
