/// Splits a text into tokens: words and punctuation marks in lower case, or characters.
///
/// Tokens are handed out as bytes, not as strings: a corpus of reviews has seven million of them.
package protocol Tokenizer: Sendable {
  /// Where a text can be cut into blocks that have the same tokens as the whole.
  var borders: TextBorders { get }

  /// Calls `body` with the tokens of `text` in order; they are valid during the call.
  /// An error that `body` throws stops the work.
  ///
  /// - Parameter text: UTF-8. Invalid bytes are passed on unchanged.
  /// - Complexity: O(bytes of `text`).
  func forEachBatch(
    in text: UnsafeBufferPointer<UInt8>, _ body: (TokenBatch) throws -> Void
  ) rethrows
}

extension Tokenizer {
  /// Calls `body` with each token of `text` in order, which is valid during the call.
  package func forEachToken(in text: UnsafeBufferPointer<UInt8>, _ body: (Token) -> Void) {
    forEachBatch(in: text) { batch in
      for token in batch { body(token) }
    }
  }

  /// The tokens of a short text.
  package func tokens(in text: String) -> [String] {
    var tokens: [String] = []
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      forEachToken(in: bytes) { tokens.append($0.string) }
    }
    return tokens
  }

  /// The number of tokens in `text`.
  package func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    forEachBatch(in: text) { count += $0.count }
    return count
  }
}
