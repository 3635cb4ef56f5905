/// A few hundred tokens of a text, one after another in one run of bytes.
///
/// They are handed out together because a short loop over ready tokens is fast: the processor then
/// looks up several of them at a time.
package struct TokenBatch: Sequence {
  /// Few enough to stay in the L1 cache.
  private static let capacity = 512

  private let bytes: UnsafeMutablePointer<UInt8>
  /// Where each token ends in `bytes`; the next one begins there.
  private let ends: UnsafeMutablePointer<Int>
  package private(set) var count = 0
  /// Where the current token ends.
  private var end = 0

  /// Where the current token begins.
  private var start: Int { count == 0 ? 0 : ends[count - 1] }

  /// Calls `body` with an empty batch that has room for the tokens of a text of `byteCount` bytes.
  static func withRoom(
    for byteCount: Int, _ body: (inout TokenBatch) throws -> Void
  ) rethrows {
    // In lower case no character takes more than one and a half times its bytes, and eight bytes
    // can be written and read anywhere.
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * byteCount + 8) { bytes in
      try withUnsafeTemporaryAllocation(of: Int.self, capacity: capacity) { ends in
        guard let bytes = bytes.baseAddress, let ends = ends.baseAddress else { return }
        var batch = TokenBatch(bytes: bytes, ends: ends)
        try body(&batch)
      }
    }
  }

  private init(bytes: UnsafeMutablePointer<UInt8>, ends: UnsafeMutablePointer<Int>) {
    self.bytes = bytes
    self.ends = ends
  }

  package func makeIterator() -> Iterator { Iterator(batch: self) }

  package struct Iterator: IteratorProtocol {
    fileprivate let batch: TokenBatch
    private var index = 0
    private var start = 0

    fileprivate init(batch: TokenBatch) { self.batch = batch }

    @inline(__always)
    package mutating func next() -> Token? {
      guard index < batch.count else { return nil }
      let end = batch.ends[index]
      defer { (index, start) = (index + 1, end) }
      return Token(start: batch.bytes + start, count: end - start)
    }
  }

  /// Adds a byte to the current token.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    bytes[end] = byte
    end += 1
  }

  /// Adds the ASCII letters that begin at `position`, in lower case; leaves the last seven bytes of
  /// a text to the caller.
  ///
  /// - Returns: the position after them.
  @inline(__always)
  mutating func appendLetters(
    of text: UnsafeBufferPointer<UInt8>, from position: Int
  ) -> Int {
    guard let base = text.baseAddress else { return position }
    var position = position
    while position + 8 <= text.count {
      let next = EightBytes(at: base + position)
      next.storeLowercased(to: bytes + end)
      end += next.letters
      position += next.letters
      if next.letters < 8 { break }
    }
    return position
  }

  /// Ends the current token, unless it is empty. Passes a full batch to `body` and begins a new
  /// one.
  @inline(__always)
  mutating func finishToken(_ body: (TokenBatch) throws -> Void) rethrows {
    guard end > start else { return }
    ends[count] = end
    count += 1
    if count == Self.capacity { try flush(body) }
  }

  /// Passes the tokens to `body` and begins a new batch.
  mutating func flush(_ body: (TokenBatch) throws -> Void) rethrows {
    try body(self)
    count = 0
    end = 0
  }
}
