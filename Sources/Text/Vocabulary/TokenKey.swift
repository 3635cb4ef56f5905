/// What a table identifies a token by: its length and 64 bits, which determine a token of up to
/// eight bytes.
///
/// A key is only for the memory of one process: it depends on the machine's byte order.
struct TokenKey: Hashable, Sendable {
  private static let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15

  var bits: UInt64
  var length: UInt32

  /// Whether tokens with equal keys are equal. For longer ones the bits are only a hash.
  var isWholeToken: Bool { length <= 8 }

  init(bits: UInt64, length: UInt32) {
    self.bits = bits
    self.length = length
  }

  @inline(__always)
  init(_ token: Token) {
    length = UInt32(truncatingIfNeeded: token.count)
    let raw = UnsafeRawPointer(token.start)
    guard token.count > 8 else {
      // Bytes read beyond the token are masked off. A shift by 64, for an empty token, leaves
      // nothing.
      let bytes = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
      bits = bytes & ~(UInt64.max << (8 * UInt64(token.count)))
      return
    }
    // Eight bytes at a time; the last eight may overlap those before.
    var hash: UInt64 = 0
    for offset in stride(from: 0, to: token.count - 8, by: 8) {
      hash ^= raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = (hash ^ hash >> 32) &* Self.multiplier
    }
    bits = hash ^ raw.loadUnaligned(fromByteOffset: token.count - 8, as: UInt64.self)
  }

  /// Where to look first among `count` slots, a power of two.
  @inline(__always)
  func place(among count: Int) -> Int {
    // Multiplication carries bits upwards only: after the first one the upper half depends on all
    // of them, after the second one every bit of the upper half does.
    let once = (bits ^ UInt64(length)) &* Self.multiplier
    let twice = (once ^ once >> 32) &* Self.multiplier
    return Int(truncatingIfNeeded: twice >> 32) & (count - 1)
  }
}
