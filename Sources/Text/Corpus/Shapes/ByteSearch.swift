#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Finds each occurrence of a few bytes.
struct ByteSearch {
  private let pattern: [UInt8]

  /// - Parameter pattern: at least one byte.
  init(for pattern: [UInt8]) {
    precondition(!pattern.isEmpty, "A search is for at least one byte")
    self.pattern = pattern
  }

  /// The offsets at which the pattern begins, without overlaps.
  ///
  /// - Complexity: O(bytes), apart from patterns that repeat within themselves.
  func matches(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard let base = bytes.baseAddress else { return [] }
    var matches: [Int] = []
    var offset = 0
    while bytes.count - offset >= pattern.count,
      let found = memchr(base + offset, Int32(pattern[0]), bytes.count - offset - pattern.count + 1)
    {
      offset = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      if memcmp(found, pattern, pattern.count) == 0 {
        matches.append(offset)
        offset += pattern.count
      } else {
        offset += 1
      }
    }
    return matches
  }
}

extension UInt8 {
  /// A space, a tab, a line break or another white space of ASCII.
  var isASCIISpace: Bool { self == 0x20 || 0x09...0x0d ~= self }

  var isLineBreak: Bool { self == 0x0a || self == 0x0d }
}
