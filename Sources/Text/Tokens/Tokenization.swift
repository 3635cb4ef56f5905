/// How a text becomes tokens: what is normalized first, and the rules that cut it.
package struct Tokenization: Codable, Hashable, Sendable {
  package let kind: TokenizerKind
  /// `none` or `nfc`.
  package let form: TextForm
  /// `asWritten` or `typographic`.
  package let punctuation: Punctuation

  package init(
    _ kind: TokenizerKind, form: TextForm = .automatic, punctuation: Punctuation = .automatic
  ) {
    self.kind = kind
    self.form = form.resolved(for: kind)
    self.punctuation = punctuation.resolved(for: kind)
  }

  package var tokenizer: any Tokenizer { normalizing ?? kind.rawTokenizer }

  /// What normalization changes in texts.
  ///
  /// - Complexity: O(bytes); a text in ASCII costs next to nothing.
  package func changes(in documents: Documents) -> NormalizationCounts {
    guard let normalizing else { return NormalizationCounts() }
    var counts = NormalizationCounts()
    for index in 0..<documents.count {
      let changes = normalizing.changes(in: documents, at: index)
      counts.composed += changes.composed
      counts.marks += changes.marks
    }
    return counts
  }

  private var normalizing: NormalizingTokenizer? {
    let normalizer = TextNormalizer(
      composes: form == .nfc, replacesMarks: punctuation == .typographic)
    guard !normalizer.changesNothing else { return nil }
    return NormalizingTokenizer(tokenizer: kind.rawTokenizer, normalizer: normalizer)
  }
}
