/// What the page shows of the vocab step besides its results.
package struct VocabFigures: Codable, Hashable, Sendable {
  package struct RankedCount: Codable, Hashable, Sendable {
    /// 1 for the most frequent word.
    package var rank: Int
    package var count: Int

    package init(rank: Int, count: Int) {
      self.rank = rank
      self.count = count
    }
  }

  package struct Word: Codable, Hashable, Sendable {
    package var id: Int
    package var token: String
    package var count: Int

    package init(id: Int, token: String, count: Int) {
      self.id = id
      self.token = token
      self.count = count
    }
  }

  /// How a sentence becomes numbers.
  package struct Example: Codable, Hashable, Sendable {
    package var text: String
    /// The tokens that the tokenizer made.
    package var tokens: [String]
    /// One id for each token; that of `<unk>` if the vocabulary lacks it.
    package var ids: [Int]
    /// For each token, whether the vocabulary lacks it.
    package var isUnknown: [Bool]

    package init(text: String, tokens: [String], ids: [Int], isUnknown: [Bool]) {
      self.text = text
      self.tokens = tokens
      self.ids = ids
      self.isUnknown = isUnknown
    }
  }

  /// A word and its id, for looking up in either direction.
  package struct Entry: Codable, Hashable, Sendable {
    package var word: String
    package var id: Int

    package init(word: String, id: Int) {
      self.word = word
      self.id = id
    }
  }

  /// The first entries of the dictionary, by id.
  package var dictionary: [Entry]
  /// A frequent word of letters, such as "the", as a look-up example.
  package var lookUp: Entry?
  /// Counts by rank, sampled evenly along a logarithmic axis, first and last rank included.
  package var frequencies: [RankedCount]
  /// The rank of the last word in the vocabulary.
  package var lastRankKept: Int
  package var mostFrequent: [Word]
  package var leastFrequent: [Word]
  package var example: Example

  package init(
    dictionary: [Entry], lookUp: Entry?, frequencies: [RankedCount], lastRankKept: Int,
    mostFrequent: [Word], leastFrequent: [Word], example: Example
  ) {
    self.dictionary = dictionary
    self.lookUp = lookUp
    self.frequencies = frequencies
    self.lastRankKept = lastRankKept
    self.mostFrequent = mostFrequent
    self.leastFrequent = leastFrequent
    self.example = example
  }
}
