/// The tokenizers that a chapter can name.
package enum TokenizerKind: String, Codable, CaseIterable, Sendable {
  /// torchtext's `basic_english`, as in the notebook on reviews.
  case basicEnglish
  /// The rules of the book on one long novel.
  case words
  /// Words as rules and dictionaries find them: for texts with or without spaces between words.
  case dictionary
  /// Each character is a token: for texts without spaces between words, and as in char-rnn.
  case characters

  /// The tokenizer with the normal form that suits it.
  package var tokenizer: any Tokenizer { Tokenization(self).tokenizer }

  /// What cuts a text that is in its normal form.
  var rawTokenizer: any Tokenizer {
    switch self {
    case .basicEnglish: BasicEnglishTokenizer()
    case .words: WordTokenizer()
    case .dictionary: DictionaryTokenizer()
    case .characters: CharacterTokenizer()
    }
  }

  /// What it does with each character of a word and between words; `nil` if its tokens aren't words.
  package var rules: TokenRules? {
    switch self {
    case .basicEnglish: BasicEnglishTokenizer.rules
    case .words: WordTokenizer.rules
    case .dictionary: DictionaryTokenizer.rules
    case .characters: nil
    }
  }

  /// How a vocabulary made with this tokenizer orders words that are equally frequent.
  package var tieOrder: TieOrder {
    switch self {
    case .basicEnglish: .token
    case .words, .dictionary, .characters: .appearance
    }
  }

  /// The library whose version decides what the tokens are, such as "ICU 72.1"; `nil` if this program
  /// decides alone.
  package var library: String? { self == .dictionary ? SystemWordBreaks.library : nil }

  /// - Throws: `VocabularyError` if it needs dictionaries that aren't there.
  package func requireDictionaries() throws {
    guard let library, !SystemWordBreaks.hasDictionaries else { return }
    throw VocabularyError.noDictionaries(library: library)
  }
}
