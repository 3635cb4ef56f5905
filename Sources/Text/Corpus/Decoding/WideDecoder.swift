/// Turns UTF-16 and UTF-32 into UTF-8, in blocks that may end anywhere.
struct WideDecoder {
  /// A code unit that belongs to no character, such as one surrogate without the other.
  struct InvalidUnit: Error {
    /// Where it begins, in bytes after the mark.
    let offset: Int
  }

  private let encoding: TextEncoding
  private let invalidText: InvalidText
  /// The first bytes of a unit, or the first unit of a pair, from the block before.
  private var rest: [UInt8] = []
  /// The number of bytes decoded so far.
  private var decoded = 0
  private(set) var replacedCharacters = 0

  /// - Parameter encoding: one with units of two or four bytes.
  init(_ encoding: TextEncoding, invalidText: InvalidText) {
    precondition(encoding.width == 2 || encoding.width == 4, "UTF-8 needs no decoder")
    self.encoding = encoding
    self.invalidText = invalidText
  }

  /// Appends the characters that `block` completes to `text`, in UTF-8.
  ///
  /// - Throws: `InvalidUnit`, unless such are to be replaced with U+FFFD.
  mutating func decode(
    _ block: some Collection<UInt8>, to text: inout [UInt8]
  ) throws(InvalidUnit) {
    let bytes = rest + block
    let used = try decode(bytes, to: &text, isLast: false)
    rest = Array(bytes[used...])
  }

  /// Ends the text.
  ///
  /// - Throws: `InvalidUnit` if it ends within a character, unless such are to be replaced.
  mutating func finish(to text: inout [UInt8]) throws(InvalidUnit) {
    let used = try decode(rest, to: &text, isLast: true)
    if used < rest.count { try replace(bytes: rest.count - used, to: &text) }
    rest = []
  }

  /// - Returns: the number of bytes used.
  private mutating func decode(
    _ bytes: [UInt8], to text: inout [UInt8], isLast: Bool
  ) throws(InvalidUnit) -> Int {
    var position = 0
    text.reserveCapacity(text.count + bytes.count / encoding.width)
    while position + encoding.width <= bytes.count {
      let unit = unit(at: position, of: bytes)
      var scalar = Unicode.Scalar(unit)
      var size = encoding.width
      if encoding.width == 2, unit & 0xfc00 == 0xd800 {
        if position + 4 <= bytes.count {
          let next = self.unit(at: position + 2, of: bytes)
          if next & 0xfc00 == 0xdc00 {
            scalar = Unicode.Scalar(0x10000 + (unit & 0x3ff) << 10 + next & 0x3ff)
            size = 4
          }
        } else if !isLast {
          return position
        }
      }
      if let scalar {
        if scalar.isASCII {
          text.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
          text.append(contentsOf: scalar.utf8)
        }
        decoded += size
      } else {
        try replace(bytes: size, to: &text)
      }
      position += size
    }
    return position
  }

  private func unit(at position: Int, of bytes: [UInt8]) -> UInt32 {
    var unit: UInt32 = 0
    for index in 0..<encoding.width {
      let place = encoding.isBigEndian ? index : encoding.width - 1 - index
      unit = unit << 8 | UInt32(bytes[position + place])
    }
    return unit
  }

  private mutating func replace(bytes: Int, to text: inout [UInt8]) throws(InvalidUnit) {
    guard invalidText == .replace else { throw InvalidUnit(offset: decoded) }
    text.append(contentsOf: "\u{FFFD}".utf8)
    replacedCharacters += 1
    decoded += bytes
  }
}
