/// The tokens of torchtext's `basic_english`, to the letter.
///
/// Lower case, then marks of punctuation apart from the words they cling to, then a cut at each run
/// of white space. Quotation marks go without a trace (`"Oh"` and `o"h` are both `oh`), hyphens and
/// slashes stay within their word, and an HTML line break is white space if it is written `<br />`.
///
/// Source: `torchtext.data.utils.get_tokenizer("basic_english")`, torchtext 0.18. There it is a dozen
/// substitutions, one after another; a single pass over the bytes gives the same tokens.
package struct BasicEnglishTokenizer: Tokenizer {
  // snippet.rules
  private static let rules = TokenRules(
    alone: "'.,()!?",
    dropped: "\"",
    space: ";:",
    breakTag: true)
  // snippet.end

  package init() {}

  package func forEachBatch(
    in text: UnsafeBufferPointer<UInt8>, _ body: (TokenBatch) throws -> Void
  ) rethrows {
    try Self.rules.forEachBatch(in: text, body)
  }
}
