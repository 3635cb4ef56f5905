extension Documents {
  /// Calls `body` with the tokens of one text, a few hundred at a time: the one path from texts to
  /// tokens, for counting and for encoding.
  ///
  /// Each use tokenizes the text again. Keeping the ids of all tokens in between would take nearly
  /// as much memory as the texts.
  ///
  /// - Parameter progress: called after each batch with its number of tokens; an error it throws
  ///   ends the work.
  func forEachBatch(
    ofTextAt index: Int, tokenizer: any Tokenizer, progress: (_ tokens: Int) throws -> Void,
    _ body: (TokenBatch) throws -> Void
  ) rethrows {
    try withText(at: index) { text in
      try tokenizer.forEachBatch(in: text) { batch in
        try body(batch)
        try progress(batch.count)
      }
    }
  }
}
