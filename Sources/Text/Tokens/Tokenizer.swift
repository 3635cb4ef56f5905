/// Cuts a text into tokens: words and marks of punctuation, in lower case.
///
/// Tokens are handed out as bytes, not as strings: a corpus of reviews holds seven million of them.
package protocol Tokenizer: Sendable {
  /// Calls `body` with each token of `text` in order, as UTF-8 bytes that are valid during the call.
  ///
  /// - Parameter text: UTF-8. Bytes that are not are passed on as they are.
  /// - Complexity: O(bytes of `text`).
  func forEachToken(
    in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void)
}

extension Tokenizer {
  /// The tokens of a short text.
  package func tokens(in text: String) -> [String] {
    var tokens: [String] = []
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      forEachToken(in: bytes) { tokens.append(String(decoding: $0, as: UTF8.self)) }
    }
    return tokens
  }

  /// How many tokens `text` has.
  package func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    forEachToken(in: text) { _ in count += 1 }
    return count
  }
}
