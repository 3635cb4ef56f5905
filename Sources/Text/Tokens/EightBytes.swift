/// Eight bytes of a text in one number, so that the letters among them are found and lowercased all
/// at once.
///
/// Each byte's highest bit holds its result: bytes below 0x80 leave it free, and sums of two such
/// bytes carry into it and no further.
struct EightBytes {
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  private let bits: UInt64

  init(at start: UnsafePointer<UInt8>) {
    bits = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// The number of bytes, from the first on, that are ASCII letters.
  var letters: Int {
    let low = (bits | Self.each(0x20)) & ~Self.highest
    let reachesA = low + Self.each(0x80 - UInt8(ascii: "a"))
    let exceedsZ = low + Self.each(0x7f - UInt8(ascii: "z"))
    let isLetter = reachesA & ~exceedsZ & ~bits & Self.highest
    return (~isLetter & Self.highest).trailingZeroBitCount / 8
  }

  /// Writes all eight, the letters in lower case; other bytes may be changed.
  func storeLowercased(to place: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(place).storeBytes(
      of: (bits | Self.each(0x20)).littleEndian, as: UInt64.self)
  }

  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) * 0x0101_0101_0101_0101 }
}
