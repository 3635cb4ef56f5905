/// Makes the tokens of a text with or without spaces between its words: lowercase words, as Unicode's
/// rules and dictionaries find them, and each punctuation mark and symbol.
///
/// `don't` and `2,500` are a token each; `well-known` and `3.14` are three. Which words of a language
/// without spaces a dictionary finds depends on the version of `SystemWordBreaks`.
package struct DictionaryTokenizer: Tokenizer {
  /// What is done within the borders of a word: white space is left out, and the two marks are cut off
  /// about which versions of ICU disagree.
  static let rules = TokenRules(alone: ".@")

  /// A word of more bytes is cut.
  private static let longestWord = 1 << 28

  /// The bytes of a text that are looked at in one piece. A dictionary compares all ways to cut a
  /// clause, so a piece ends where a clause does, or after a word well before its end.
  private let window: Int
  /// Within so many bytes of such an end, words are left to the next piece.
  private var margin: Int { window / 16 }

  package init() { self.init(window: TextBlocks.size) }

  package var borders: TextBorders { .ofClauses }

  /// - Parameter window: another size, for tests.
  init(window: Int) { self.window = window }

  package func forEachBatch(
    in text: UnsafeBufferPointer<UInt8>, _ body: (TokenBatch) throws -> Void
  ) rethrows {
    var pieces = Pieces()
    try TextBlocks(borders: borders, size: window).forEach(of: text) { block in
      var start = 0
      while start < block.count {
        let piece = nextWords(in: block, from: start, &pieces)
        let text = UnsafeBufferPointer(rebasing: block[..<piece.end])
        try TokenBatch.withRoom(for: piece.end - start) { batch in
          for end in piece.ends {
            try Self.rules.append(text, from: start, to: end, batch: &batch, body)
            try batch.finishToken(body)
            start = end
          }
          try batch.flush(body)
        }
      }
    }
  }

  /// What is used again for each piece.
  private struct Pieces {
    var breaks = SystemWordBreaks()
    var text = UTF16Text()
    var ends: [Int] = []
  }

  /// The piece of `block` at `start`: where it ends, and where those of its words do that what follows
  /// can't change.
  private func nextWords(
    in block: UnsafeBufferPointer<UInt8>, from start: Int, _ pieces: inout Pieces
  ) -> (end: Int, ends: [Int]) {
    var size = window
    while true {
      let end = endOfScalar(in: block, at: min(start + size, block.count))
      pieces.text.read(block[start..<end])
      pieces.ends.removeAll(keepingCapacity: true)
      pieces.breaks.append(endsIn: pieces.text.units, to: &pieces.ends)
      let ends = pieces.ends.map { start + pieces.text.offset(of: $0) }
      guard end < block.count, size < Self.longestWord else { return (end, ends) }
      let sure = ends.prefix { $0 <= end - margin }
      guard sure.isEmpty else { return (end, Array(sure)) }
      size *= 2
    }
  }

  /// The first place from `position` on that isn't within a character.
  private func endOfScalar(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    var end = position
    while end < text.count, text[end] & 0xc0 == 0x80 { end += 1 }
    return end
  }
}
