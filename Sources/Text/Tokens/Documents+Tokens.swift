extension Documents {
  /// Long enough that a border costs nothing, and short in memory.
  private static let block = 1 << 22

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
    let blocks = TextBlocks(borders: tokenizer.borders, size: Self.block)
    try forEachBlock(ofTextAt: index, blocks) { block in
      try tokenizer.forEachBatch(in: block) { batch in
        try body(batch)
        try progress(batch.count)
      }
    }
  }
}
