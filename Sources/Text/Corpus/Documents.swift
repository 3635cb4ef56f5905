/// Many texts in one run of bytes, each with a name.
///
/// One allocation holds all of them: 25,000 reviews as separate strings would take twice the memory
/// and many times as long to make.
package struct Documents: Hashable, Sendable {
  /// The texts one after another, in UTF-8.
  package private(set) var bytes: [UInt8]
  /// Where each text begins in `bytes`, followed by the end: one more than texts.
  package private(set) var offsets: [Int]
  /// The name of each text, such as "train/neg/0_3.txt".
  package private(set) var names: [String]

  package init() {
    self.init(bytes: [], offsets: [0], names: [])
  }

  package init(bytes: [UInt8], offsets: [Int], names: [String]) {
    precondition(offsets.count == names.count + 1, "Documents have one offset more than names")
    precondition(offsets.first == 0 && offsets.last == bytes.count, "Offsets span the bytes")
    precondition(zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }, "Offsets rise")
    self.bytes = bytes
    self.offsets = offsets
    self.names = names
  }

  package var count: Int { names.count }

  package var isEmpty: Bool { names.isEmpty }

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
    bytes.removeSubrange(offsets[count]...)
    offsets.removeSubrange((count + 1)...)
    names.removeSubrange(count...)
  }

  /// Adds all texts of another collection at the end.
  package mutating func append(contentsOf other: Documents) {
    let start = bytes.count
    bytes += other.bytes
    offsets += other.offsets.dropFirst().map { start + $0 }
    names += other.names
  }

  /// Leaves out what is around a part of each text.
  ///
  /// - Parameter parts: the bytes to keep of each text, from its own beginning; `nil` for all.
  package mutating func trim(to parts: [Range<Int>?]) {
    precondition(parts.count == count, "Each text has a part to keep")
    var end = 0
    for (index, part) in parts.enumerated() {
      let start = offsets[index]
      let kept =
        part.map { start + $0.lowerBound..<start + $0.upperBound }
        ?? start..<offsets[index + 1]
      precondition(kept.upperBound <= offsets[index + 1], "A part lies in its text")
      offsets[index] = end
      if kept.lowerBound > end {
        bytes.withUnsafeMutableBytes { bytes in
          UnsafeMutableRawBufferPointer(rebasing: bytes[end..<end + kept.count])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[kept]))
        }
      }
      end += kept.count
    }
    bytes.removeSubrange(end...)
    offsets[count] = end
  }

  package func text(at index: Int) -> String {
    String(decoding: bytes[offsets[index]..<offsets[index + 1]], as: UTF8.self)
  }

  /// Calls `body` with the bytes of one text, which are valid during the call.
  package func withText<Result>(
    at index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { all in
      try body(UnsafeBufferPointer(rebasing: all[offsets[index]..<offsets[index + 1]]))
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
    let bytes = withText(at: index) { Array($0.prefix(64 * (limit + 1))) }
    let isCut = bytes.count < offsets[index + 1] - offsets[index]
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
      try withText(at: index) { text in
        var words = 0
        var isInWord = false
        for start in stride(from: 0, to: text.count, by: 1 << 20) {
          let block = text[start..<min(start + 1 << 20, text.count)]
          for byte in block {
            let isSpace = byte == 0x20 || 0x09...0x0d ~= byte
            if !isSpace && !isInWord { words += 1 }
            isInWord = !isSpace
          }
          try progress(offsets[index] + block.endIndex)
        }
        return words
      }
    }
  }
}
