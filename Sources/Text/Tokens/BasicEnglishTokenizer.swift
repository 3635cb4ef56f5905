/// Makes exactly the tokens of torchtext's `basic_english`.
///
/// Lowercases, separates punctuation marks from adjoining words, then splits at each run of white
/// space. Quotation marks vanish (`"Oh"` and `o"h` are both `oh`), hyphens and slashes stay within
/// their word, and an HTML line break is white space if it is written `<br />`.
///
/// Source: `torchtext.data.utils.get_tokenizer("basic_english")`, torchtext 0.18. There it is a
/// dozen successive substitutions; a single pass over the bytes gives the same tokens.
package struct BasicEnglishTokenizer: Tokenizer {
  // snippet.rules
  static let rules = TokenRules(
    alone: "'.,()!?",
    dropped: "\"",
    space: ";:",
    breakTag: true)
  // snippet.end

  package init() {}

  package var borders: TextBorders { .ofWordsOutsideTags }

  package func forEachBatch(
    in text: UnsafeBufferPointer<UInt8>, _ body: (TokenBatch) throws -> Void
  ) rethrows {
    try Self.rules.forEachBatch(in: text, body)
  }
}
