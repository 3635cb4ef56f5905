/// Cuts a text into blocks that can be normalized and cut into tokens one after another.
struct TextBlocks {
  /// Large enough that a border costs nothing, small enough to stay in the cache.
  static let size = 1 << 16

  let borders: TextBorders
  /// The bytes that a block has, about.
  var size = TextBlocks.size

  /// Calls `body` with each block in turn.
  ///
  /// A block ends at a border: no token, no cluster and no composition reaches across. Without one a
  /// block goes on to the end.
  func forEach(
    of text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) rethrows {
    var start = 0
    while start < text.count {
      let end = end(ofBlockAt: start, in: text)
      try body(UnsafeBufferPointer(rebasing: text[start..<end]))
      start = end
    }
  }

  private func end(ofBlockAt start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    let target = start + size
    guard target < text.count else { return text.count }
    var end = target
    while end > start {
      if borders.contain(end, in: text) { return end }
      end -= 1
    }
    end = target + 1
    while end < text.count, !borders.contain(end, in: text) { end += 1 }
    return end
  }
}
