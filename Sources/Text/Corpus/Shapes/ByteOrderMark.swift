/// Leaves out the byte-order mark at the beginning of a text in UTF-8, in blocks of any size.
struct ByteOrderMark {
  static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  static let size = bytes.count

  /// The first bytes, as long as they may be the mark.
  private var start: [UInt8] = []
  private var isPast = false
  private(set) var wasFound = false

  /// - Parameter body: receives what doesn't belong to the mark, and whether there was one.
  mutating func skip(
    in block: UnsafeRawBufferPointer,
    _ body: (_ rest: UnsafeRawBufferPointer, _ wasFound: Bool) throws -> Void
  ) rethrows {
    guard !isPast else { return try body(block, wasFound) }
    if start.isEmpty && block.count >= Self.size {
      isPast = true
      wasFound = block.starts(with: Self.bytes)
      return try body(
        UnsafeRawBufferPointer(rebasing: block[(wasFound ? Self.size : 0)...]), wasFound)
    }
    start += block
    guard !Self.bytes.starts(with: start) || start.count >= Self.size else { return }
    isPast = true
    wasFound = start.starts(with: Self.bytes)
    let rest = start.dropFirst(wasFound ? Self.size : 0)
    start = []
    try rest.withUnsafeBytes { try body($0, wasFound) }
  }

  /// Ends a text that is shorter than the mark.
  func finish(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    if !isPast && !start.isEmpty { try start.withUnsafeBytes(body) }
  }
}
