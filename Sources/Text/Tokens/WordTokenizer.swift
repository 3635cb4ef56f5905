/// Makes the tokens of the word-level novel model: lowercase, punctuation separate, hyphens split.
///
/// Source: Liu, *Learn Generative AI with PyTorch*, chapter 8.
package struct WordTokenizer: Tokenizer {
  // snippet.rules
  static let rules = TokenRules(
    alone: ",.:;?!$()/_&%*@'`\"",
    space: "-")
  // snippet.end

  package init() {}

  package var borders: TextBorders { .ofWords }

  package func forEachBatch(
    in text: UnsafeBufferPointer<UInt8>, _ body: (TokenBatch) throws -> Void
  ) rethrows {
    try Self.rules.forEachBatch(in: text, body)
  }
}
