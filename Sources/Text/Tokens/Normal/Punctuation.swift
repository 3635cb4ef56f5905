/// What curly quotation marks, dashes, the ellipsis and no-break spaces are to a tokenizer.
package enum Punctuation: String, Codable, CaseIterable, Sendable {
  /// What suits the tokenizer: `asWritten` for `.basicEnglish`, which is torchtext to the letter, and
  /// for `.dictionary`, whose rules know these marks; `typographic` for the others.
  case automatic
  /// Characters like any other: to `.words`, `“don’t` is a word.
  case asWritten
  /// The same as their ASCII kin: `“don’t` is cut as `"don't` is.
  case typographic

  /// The treatment that is meant, for texts cut by `tokenizer`: never `automatic`.
  package func resolved(for tokenizer: TokenizerKind) -> Punctuation {
    guard self == .automatic else { return self }
    return switch tokenizer {
    case .basicEnglish, .dictionary: .asWritten
    case .words, .characters: .typographic
    }
  }
}
