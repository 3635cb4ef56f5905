/// A piece of UTF-8 in the encoding that word breakers read.
struct UTF16Text {
  private(set) var units: [UInt16] = []
  /// Where the character of each unit begins in the UTF-8, and where the last one ends.
  private var offsets: [Int32] = []

  /// Takes the place of what was read before. A byte that isn't UTF-8 becomes U+FFFD.
  ///
  /// - Complexity: O(bytes of `text`).
  mutating func read(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    units.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    let bytes = UnsafeBufferPointer(rebasing: text)
    var position = 0
    while position < bytes.count {
      let (scalar, count) = decodeScalar(in: bytes, at: position) ?? ("\u{FFFD}", 1)
      if scalar.value < 0x10000 {
        append(UInt16(scalar.value), position)
      } else {
        append(UTF16.leadSurrogate(scalar), position)
        append(UTF16.trailSurrogate(scalar), position)
      }
      position += count
    }
    offsets.append(Int32(bytes.count))
  }

  private mutating func append(_ unit: UInt16, _ offset: Int) {
    units.append(unit)
    offsets.append(Int32(offset))
  }

  /// Where the character at a place in `units` begins in the UTF-8.
  func offset(of unit: Int) -> Int { Int(offsets[unit]) }
}
