/// Collects bytes: in memory as long as they are few, from then on in a temporary file.
///
/// What was collected can be read, cut off at the end, and moved toward the beginning.
package final class ByteSpool {
  /// Bytes of a text that fits into memory.
  package static let memory = 1 << 26
  /// Bytes that are written together once there is a file.
  private static let block = 1 << 22

  private let limit: Int
  /// Holds the first `written` bytes, once there are more than `limit`.
  private var file: TemporaryFile?
  private var written = 0
  /// The bytes after those.
  private var buffer: [UInt8] = []

  /// - Parameter limit: another number of bytes to hold in memory.
  package init(limit: Int = ByteSpool.memory) { self.limit = limit }

  package var count: Int { written + buffer.count }

  package func reserveCapacity(_ count: Int) { buffer.reserveCapacity(min(count, limit)) }

  /// - Throws: `SpoolError`, as do the other methods, if a file is needed and can't be written.
  package func append(_ bytes: some Collection<UInt8>) throws(SpoolError) {
    buffer.append(contentsOf: bytes)
    guard buffer.count >= (file == nil ? limit : min(limit, Self.block)) else { return }
    try flush()
  }

  /// Calls `body` with some of the bytes, which are valid during the call.
  package func withUnsafeBytes<Result>(
    in range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(SpoolError) -> Result {
    if range.lowerBound < written {
      if range.upperBound > written { try flush() }
      if let file { return try file.bytes(written).withUnsafeBytes(in: range, body) }
    }
    return buffer.withUnsafeBufferPointer {
      body(
        UnsafeBufferPointer(
          rebasing: $0[range.lowerBound - written..<range.upperBound - written]))
    }
  }

  /// Keeps only the first bytes.
  package func truncate(to count: Int) {
    precondition(0...self.count ~= count, "Only bytes that are there can be kept")
    if count < written {
      written = count
      buffer.removeAll(keepingCapacity: true)
    } else {
      buffer.removeLast(self.count - count)
    }
  }

  /// Copies bytes to an earlier place, where they may overlap with themselves.
  package func move(_ range: Range<Int>, to place: Int) throws(SpoolError) {
    precondition(place <= range.lowerBound, "Bytes are moved toward the beginning")
    guard place < range.lowerBound else { return }
    guard place < written else {
      buffer.withUnsafeMutableBytes { bytes in
        let target = UnsafeMutableRawBufferPointer(rebasing: bytes[(place - written)...])
        target.copyMemory(
          from: UnsafeRawBufferPointer(
            rebasing: bytes[range.lowerBound - written..<range.upperBound - written]))
      }
      return
    }
    try flush()
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.block) {
      let end = min(start + Self.block, range.upperBound)
      let piece = try withUnsafeBytes(in: start..<end) { Array($0) }
      try write(piece, at: place + start - range.lowerBound)
    }
  }

  /// What was collected; the spool is empty afterwards.
  package func finish() throws(SpoolError) -> Bytes {
    defer {
      file = nil
      written = 0
    }
    guard file != nil else {
      defer { buffer = [] }
      return Bytes(buffer)
    }
    try flush()
    buffer = []
    return try file?.bytes(written) ?? Bytes()
  }

  private func flush() throws(SpoolError) {
    if file == nil { file = try TemporaryFile() }
    try write(buffer, at: written)
    written += buffer.count
    // It was as large as the limit, and needs only a block from now on.
    buffer.removeAll(keepingCapacity: buffer.capacity < 2 * Self.block)
  }

  private func write(_ bytes: [UInt8], at place: Int) throws(SpoolError) {
    guard let file else { return }
    let bytes = bytes[...]
    let result = bytes.withUnsafeBytes { bytes -> SpoolError? in
      do throws(SpoolError) {
        try file.write(bytes, at: place)
        return nil
      } catch {
        return error
      }
    }
    if let result { throw result }
  }
}
