/// The tokenizers that a chapter can name.
package enum TokenizerKind: String, Codable, CaseIterable, Sendable {
  /// torchtext's `basic_english`, as in the notebook on reviews.
  case basicEnglish
  /// The rules of the book on one long novel.
  case words

  package var tokenizer: any Tokenizer {
    switch self {
    case .basicEnglish: BasicEnglishTokenizer()
    case .words: WordTokenizer()
    }
  }

  package var rules: TokenRules {
    switch self {
    case .basicEnglish: BasicEnglishTokenizer.rules
    case .words: WordTokenizer.rules
    }
  }

  /// How a vocabulary made with this tokenizer orders words that are equally frequent.
  package var tieOrder: TieOrder {
    switch self {
    case .basicEnglish: .token
    case .words: .appearance
    }
  }
}
