/// The tokenizers that a chapter can name.
package enum TokenizerKind: String, Codable, CaseIterable, Sendable {
  /// torchtext's `basic_english`, as in the notebook on reviews.
  case basicEnglish
  /// The rules of the book on one long novel.
  case words
  /// Each character is a token: for texts without spaces between words, and as in char-rnn.
  case characters

  /// The tokenizer with the normal form that suits it.
  package var tokenizer: any Tokenizer { Tokenization(self).tokenizer }

  /// What cuts a text that is in its normal form.
  var rawTokenizer: any Tokenizer {
    switch self {
    case .basicEnglish: BasicEnglishTokenizer()
    case .words: WordTokenizer()
    case .characters: CharacterTokenizer()
    }
  }

  /// The rules by which it finds words; `nil` if its tokens aren't words.
  package var rules: TokenRules? {
    switch self {
    case .basicEnglish: BasicEnglishTokenizer.rules
    case .words: WordTokenizer.rules
    case .characters: nil
    }
  }

  /// How a vocabulary made with this tokenizer orders words that are equally frequent.
  package var tieOrder: TieOrder {
    switch self {
    case .basicEnglish: .token
    case .words, .characters: .appearance
    }
  }
}
