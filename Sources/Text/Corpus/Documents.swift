import Spooling

/// Many texts in one run of bytes, each with a name.
///
/// One run holds all of them: 25,000 reviews as separate strings would take twice the memory and many
/// times as long to make. Texts that are too long for memory are in a file.
package struct Documents: Hashable, Sendable {
  /// The texts one after another, in UTF-8.
  package private(set) var bytes: Bytes
  /// Where each text begins in `bytes`, followed by the end: one more than texts.
  package private(set) var offsets: [Int]
  /// The name of each text, such as "train/neg/0_3.txt".
  package private(set) var names: [String]

  package init() {
    self.init(bytes: [], offsets: [0], names: [])
  }

  package init(bytes: Bytes, offsets: [Int], names: [String]) {
    precondition(offsets.count == names.count + 1, "Documents have one offset more than names")
    precondition(offsets.first == 0 && offsets.last == bytes.count, "Offsets span the bytes")
    precondition(zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }, "Offsets rise")
    self.bytes = bytes
    self.offsets = offsets
    self.names = names
  }

  package var count: Int { names.count }

  package var isEmpty: Bool { names.isEmpty }

  /// The size of all texts in bytes.
  package var size: Int { bytes.count }

  /// The place of a text in `bytes`.
  private func range(of index: Int) -> Range<Int> { offsets[index]..<offsets[index + 1] }

  /// The size of a text in bytes.
  package func size(of index: Int) -> Int { range(of: index).count }

  /// Adds a text at the end.
  ///
  /// - Parameter text: valid UTF-8.
  package mutating func append(_ text: some Collection<UInt8>, name: String) {
    bytes.append(contentsOf: text)
    offsets.append(bytes.count)
    names.append(name)
  }

  package mutating func append(_ text: String, name: String) {
    append(Array(text.utf8), name: name)
  }

  /// Keeps only the first texts.
  package mutating func keepFirst(_ count: Int) {
    guard count < self.count else { return }
    bytes.keepFirst(offsets[count])
    offsets.removeSubrange((count + 1)...)
    names.removeSubrange(count...)
  }

  package func text(at index: Int) -> String {
    withText(at: index) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the bytes of one text, which are valid during the call.
  package func withText<Result>(
    at index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBytes(in: range(of: index), body)
  }

  /// Calls `body` with the bytes of one text, a mebibyte at a time.
  func forEachPiece(
    ofTextAt index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) rethrows {
    try bytes.forEachPiece(of: range(of: index), body)
  }

  /// Calls `body` with one text block by block, so that a long one needn't be in memory as a whole.
  ///
  /// - Parameter blocks: where the text can be cut.
  func forEachBlock(
    ofTextAt index: Int, _ blocks: TextBlocks, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) rethrows {
    try withText(at: index) { text in
      try blocks.forEach(of: text) { block in
        try body(block)
        bytes.noteRead(block.count)
      }
    }
  }

  /// The first characters of a text.
  ///
  /// - Returns: `isWhole` if the text has no more.
  package func beginning(
    of index: Int, characters limit: Int
  ) -> (text: String, isWhole: Bool) {
    // Enough for this many characters of any script; a text may be far too long to look at as a
    // whole.
    let range = range(of: index)
    let start = range.prefix(64 * (limit + 1))
    let bytes = bytes.withUnsafeBytes(in: start) { Array($0) }
    let isCut = start.count < range.count
    let text = String(
      decoding: bytes.dropLast(isCut ? unfinishedBytes(of: bytes[...]) : 0), as: UTF8.self)
    let beginning = text.prefix(limit)
    return (String(beginning), !isCut && beginning.endIndex == text.endIndex)
  }

  /// The number of words in each text, separated by spaces and line breaks.
  ///
  /// - Parameter progress: called after each mebibyte; an error it throws ends the counting.
  package func wordCounts(progress: (_ bytes: Int) throws -> Void) rethrows -> [Int] {
    try (0..<count).map { index in
      var words = 0
      var isInWord = false
      var end = offsets[index]
      try forEachPiece(ofTextAt: index) { piece in
        for byte in piece {
          let isSpace = byte == 0x20 || 0x09...0x0d ~= byte
          if !isSpace && !isInWord { words += 1 }
          isInWord = !isSpace
        }
        end += piece.count
        try progress(end)
      }
      return words
    }
  }
}
