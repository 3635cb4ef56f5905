/// What a table knows a token by: its length and 64 bits, which settle a token of up to eight bytes.
///
/// A key is for the memory of one process: it depends on the order of bytes of the machine.
struct TokenKey: Hashable, Sendable {
  private static let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15

  var bits: UInt64
  var length: UInt32

  /// Whether tokens with equal keys are equal. Of longer ones the bits are only a hash.
  var isWholeToken: Bool { length <= 8 }

  init(bits: UInt64, length: UInt32) {
    self.bits = bits
    self.length = length
  }

  init(_ token: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(token)
    length = UInt32(truncatingIfNeeded: raw.count)
    switch raw.count {
    case 0:
      bits = 0
    case 1...3:
      // First, middle and last byte: between them they are all.
      bits =
        UInt64(raw[0]) | UInt64(raw[raw.count / 2]) << 8 | UInt64(raw[raw.count - 1]) << 16
    case 4...8:
      // The first four bytes and the last four, which may overlap.
      let first = raw.loadUnaligned(as: UInt32.self)
      let last = raw.loadUnaligned(fromByteOffset: raw.count - 4, as: UInt32.self)
      bits = UInt64(first) | UInt64(last) << 32
    default:
      // Eight bytes at a time; the last eight may overlap those before.
      var hash: UInt64 = 0
      for offset in stride(from: 0, to: raw.count - 8, by: 8) {
        hash ^= raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = (hash ^ hash >> 32) &* Self.multiplier
      }
      bits = hash ^ raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)
    }
  }

  /// Where to look first among `count` slots, a power of two.
  func place(among count: Int) -> Int {
    // Multiplication carries bits upwards only: after the first one the upper half depends on all of
    // them, after the second one every bit of the upper half does.
    let once = (bits ^ UInt64(length)) &* Self.multiplier
    let twice = (once ^ once >> 32) &* Self.multiplier
    return Int(truncatingIfNeeded: twice >> 32) & (count - 1)
  }
}
