extension Vocabulary {
  /// Builds a vocabulary of the most frequent words counted.
  ///
  /// - Parameters:
  ///   - ties: which of two equally frequent words comes first.
  ///   - hasSpecials: whether `<unk>`, `<pad>`, `<bos>` and `<eos>` take the first four ids.
  ///   - maxTokens: the largest size, special tokens included; 0 keeps every word.
  ///   - minFrequency: how often a word must occur to be kept.
  /// - Throws: `VocabularyError` if no word would be kept.
  package init(
    _ counter: TokenCounter, ties: TieOrder, hasSpecials: Bool, maxTokens: Int = 0,
    minFrequency: Int = 1
  ) throws {
    let specials = hasSpecials ? Self.specials : []
    guard counter.total > 0 else { throw VocabularyError.noTokens }
    guard maxTokens == 0 || maxTokens > specials.count else {
      throw VocabularyError.noRoom(maxTokens: maxTokens, specials: specials.count)
    }
    // snippet.build
    let room = maxTokens == 0 ? Int.max : maxTokens - specials.count
    let kept = (0..<counter.types)
      .filter { counter.count(of: $0) >= minFrequency }
      .filter { !specials.contains(counter.token(of: $0)) }
      .sorted { first, second in
        if counter.count(of: first) != counter.count(of: second) {
          return counter.count(of: first) > counter.count(of: second)
        }
        switch ties {
        case .token:
          return counter.bytes(of: first).lexicographicallyPrecedes(counter.bytes(of: second))
        case .appearance: return first < second
        }
      }
      .prefix(room)
    // snippet.end
    guard !kept.isEmpty else {
      let mostFrequent = (0..<counter.types).map(counter.count(of:)).max() ?? 0
      throw VocabularyError.tooRare(minFrequency: minFrequency, mostFrequent: mostFrequent)
    }
    self.init(
      words: specials + kept.map(counter.token(of:)),
      counts: specials.map { _ in 0 } + kept.map(counter.count(of:)),
      hasSpecials: hasSpecials, types: counter.types, tokens: counter.total)
  }
}

extension Vocabulary {
  /// Known words with the counts of a text, which may lack some and have others.
  ///
  /// - Parameter words: distinct tokens by id, special ones included.
  package init(_ counter: TokenCounter, words: [String], hasSpecials: Bool) {
    let special = hasSpecials ? Self.specials.count : 0
    let counts = words.enumerated().map { id, word in
      id < special ? 0 : Token.with(word) { counter.count(of: $0) }
    }
    self.init(
      words: words, counts: counts, hasSpecials: hasSpecials, types: counter.types,
      tokens: counter.total)
  }
}

/// Which of two equally frequent words comes first in a vocabulary.
package enum TieOrder: String, Codable, CaseIterable, Sendable {
  /// The one that sorts first, as in torchtext.
  case token
  /// The one that occurs first, as with Python's `Counter` and a stable sort.
  case appearance
}
