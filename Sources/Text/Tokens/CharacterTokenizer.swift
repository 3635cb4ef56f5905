/// Makes a token of each character: a grapheme cluster, whatever code points it consists of. Spaces
/// and line breaks are tokens as well, and upper case stays.
///
/// Source: Karpathy, *The Unreasonable Effectiveness of Recurrent Neural Networks*, whose char-rnn
/// has bytes in place of clusters; Unicode Standard Annex 29 for these.
package struct CharacterTokenizer: Tokenizer {
  package init() {}

  package var borders: TextBorders { .ofClauses }

  package func forEachBatch(
    in text: UnsafeBufferPointer<UInt8>, _ body: (TokenBatch) throws -> Void
  ) rethrows {
    try TokenBatch.withRoom(for: text.count) { batch in
      var position = 0
      while position < text.count {
        let end = endOfCluster(in: text, at: position)
        if end == nil {
          position = try appendClusters(of: text, from: position, to: &batch, body)
          continue
        }
        while position < end ?? position {
          batch.append(text[position])
          position += 1
        }
        try batch.finishToken(body)
      }
      try batch.flush(body)
    }
  }

  /// The end of the cluster at `position`, if that is easy to see: a plain character before another
  /// one, or a byte that is no UTF-8.
  @inline(__always)
  private func endOfCluster(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
    guard let (scalar, count) = decodeScalar(in: text, at: position) else { return position + 1 }
    guard scalar.isPlain else { return nil }
    let end = position + count
    guard end < text.count, let next = decodeScalar(in: text, at: end) else { return end }
    return next.scalar.isPlain ? end : nil
  }

  /// Adds the clusters from `position` to the next place that surely ends one.
  ///
  /// - Returns: that place.
  private func appendClusters(
    of text: UnsafeBufferPointer<UInt8>, from position: Int, to batch: inout TokenBatch,
    _ body: (TokenBatch) throws -> Void
  ) rethrows -> Int {
    var end = position
    var wasPlain = false
    while end < text.count, let (scalar, count) = decodeScalar(in: text, at: end) {
      if wasPlain && scalar.isPlain || end > position && text[end - 1] == 0x0A { break }
      wasPlain = scalar.isPlain
      end += count
    }
    for character in String(decoding: text[position..<end], as: UTF8.self) {
      for byte in character.utf8 { batch.append(byte) }
      try batch.finishToken(body)
    }
    return end
  }
}
