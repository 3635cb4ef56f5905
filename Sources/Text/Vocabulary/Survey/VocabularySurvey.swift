import Wording

/// Whether the tokens of a text look like words.
package struct VocabularySurvey: Codable, Hashable, Sendable {
  /// Spellings that look the same, or nearly so.
  package struct Alike: Codable, Hashable, Sendable {
    /// As a page shows them.
    package let spellings: [String]
    /// For each of the first two, the code points in which it differs from the other.
    package let codePoints: [String]

    package init(spellings: [String], codePoints: [String]) {
      self.spellings = spellings
      self.codePoints = codePoints
    }
  }

  /// The token with the most characters.
  package struct Longest: Codable, Hashable, Sendable {
    /// As a page shows it.
    package let label: String
    package let characters: Int
    /// Where it is, such as "token 3 of novel.txt"; `nil` if it has an ordinary length.
    package var place: Phrase?

    package init(label: String, characters: Int, place: Phrase? = nil) {
      self.label = label
      self.characters = characters
      self.place = place
    }
  }

  package var kind = TokenizerKind.words
  /// All tokens, and the distinct ones among them.
  package var tokens = 0
  package var types = 0
  /// Distinct tokens that occur once.
  package var singletons = 0
  package var longest: Longest?
  /// Tokens with a letter, and the characters in them.
  package var lettered = 0
  package var letteredCharacters = 0
  /// Tokens that have a letter next to a punctuation mark.
  package var glued = 0
  /// Letters, and those of scripts without spaces between words.
  package var letters = 0
  package var spacelessLetters = 0
  /// Distinct tokens that differ from another in normal form, case or invisible characters only.
  package var alike = 0
  /// A few of them.
  package var examples: [Alike] = []
  /// What was normalized before the texts were cut.
  package var normalized = NormalizationCounts()

  package init() {}

  /// The share of the distinct tokens that occur once.
  package var singletonShare: Double { Self.share(singletons, of: types) }
  /// The share of all tokens that have a letter.
  package var letteredShare: Double { Self.share(lettered, of: tokens) }
  /// The share of all tokens that have a letter next to a punctuation mark.
  package var gluedShare: Double { Self.share(glued, of: tokens) }
  /// The share of the letters that are of scripts without spaces between words.
  package var spacelessShare: Double { Self.share(spacelessLetters, of: letters) }
  /// Characters in a token with a letter, on average.
  package var meanLength: Double { Self.share(letteredCharacters, of: lettered) }

  private static func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}
