/// The Unicode normal form that texts are brought into before they are cut into tokens.
///
/// `é` can be one code point or two, `e` and an accent. Without a normal form, a text that has both
/// has two words `café`.
package enum TextForm: String, Codable, CaseIterable, Sendable {
  /// What suits the tokenizer: `none` for `.basicEnglish`, `nfc` for the others.
  case automatic
  /// As the text has it.
  case none
  /// Normalization Form C: an accent joins its letter where Unicode has a code point for both.
  case nfc

  /// The form that is meant, for texts cut by `tokenizer`: never `automatic`.
  package func resolved(for tokenizer: TokenizerKind) -> TextForm {
    guard self == .automatic else { return self }
    return tokenizer == .basicEnglish ? .none : .nfc
  }
}
