/// Bytes that no text has a use for: those below the space other than white space, and DEL.
struct ControlCharacters {
  /// How many of `count` bytes there are.
  private let controls: Int
  private let nulls: Int
  private let count: Int

  init(_ bytes: ArraySlice<UInt8>) {
    controls = bytes.count(where: Self.contains)
    nulls = bytes.count { $0 == 0 }
    count = bytes.count
  }

  /// Whether bytes that aren't UTF-8 are no text in any encoding: with a NUL, or with more than one
  /// control character in twenty.
  var areTooManyForText: Bool { nulls > 0 || controls * 20 > count }

  /// Tabs, line breaks and page breaks (9 to 13) are white space.
  static func contains(_ byte: UInt8) -> Bool {
    ((byte < 0x20) && (byte &- 9 > 4)) || byte == 0x7f
  }

  /// The offset of the first in `bytes`; `nil` if there is none.
  ///
  /// - Parameter onlyNull: looks for NUL alone.
  static func firstIndex(in bytes: ArraySlice<UInt8>, onlyNull: Bool) -> Int? {
    let found = bytes.withUnsafeBufferPointer { bytes in
      // No early exit: this way several bytes are compared at once.
      var found: UInt8 = 0
      if onlyNull {
        for byte in bytes { found |= byte == 0 ? 1 : 0 }
      } else {
        for byte in bytes {
          let isLow: UInt8 = byte < 0x20 ? 1 : 0
          let isNotSpace: UInt8 = byte &- 9 > 4 ? 1 : 0
          found |= isLow & isNotSpace | (byte == 0x7f ? 1 : 0)
        }
      }
      return found != 0
    }
    guard found else { return nil }
    return bytes.firstIndex { onlyNull ? $0 == 0 : contains($0) }.map { $0 - bytes.startIndex }
  }
}
