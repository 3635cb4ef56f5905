/// A run of bytes: in memory or, if there are many, in a file from which the system reads them as they
/// are used.
package struct Bytes: Sendable {
  private enum Storage: Sendable {
    case memory([UInt8])
    case file(MappedFile, Range<Int>)
  }

  private var storage: Storage

  package init(_ bytes: [UInt8] = []) { storage = .memory(bytes) }

  /// Part of a file that nobody writes to any more.
  ///
  /// - Throws: `SpoolError` if it can't be mapped.
  package init(descriptor: Int32, range: Range<Int>, folder: String) throws(SpoolError) {
    storage =
      range.isEmpty
      ? .memory([])
      : .file(
        try MappedFile(descriptor: descriptor, count: range.upperBound, folder: folder), range)
  }

  package var count: Int {
    switch storage {
    case .memory(let bytes): bytes.count
    case .file(_, let range): range.count
    }
  }

  package var isEmpty: Bool { count == 0 }

  /// A copy in memory.
  package var array: [UInt8] { withUnsafeBytes { Array($0) } }

  /// Calls `body` with all bytes, which are valid during the call.
  package func withUnsafeBytes<Result, Failure>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBytes(in: 0..<count, body)
  }

  /// Calls `body` with some of the bytes, which are valid during the call.
  package func withUnsafeBytes<Result, Failure>(
    in range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .memory(let bytes):
      return try bytes.withUnsafeBufferPointer { all throws(Failure) in
        try body(UnsafeBufferPointer(rebasing: all[range]))
      }
    case .file(let file, let whole):
      precondition(0 <= range.lowerBound && range.upperBound <= whole.count, "No such bytes")
      defer { file.noteRead(range.count) }
      return try body(
        file.bytes(in: whole.lowerBound + range.lowerBound..<whole.lowerBound + range.upperBound))
    }
  }

  /// Calls `body` with bytes in order, a mebibyte at a time.
  ///
  /// - Parameter range: `nil` for all.
  package func forEachPiece<Failure>(
    of range: Range<Int>? = nil, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let range = range ?? 0..<count
    for start in stride(from: range.lowerBound, to: range.upperBound, by: 1 << 20) {
      try withUnsafeBytes(in: start..<min(start + 1 << 20, range.upperBound), body)
    }
  }

  /// Says that so many bytes were read, in a call of `withUnsafeBytes` that goes on, and that memory
  /// needn't hold them any longer.
  package func noteRead(_ count: Int) {
    if case .file(let file, _) = storage { file.noteRead(count) }
  }

  /// Adds bytes at the end; if the others are in a file, all are in memory from then on.
  package mutating func append(contentsOf more: some Collection<UInt8>) {
    var bytes = takeMemory()
    bytes.append(contentsOf: more)
    storage = .memory(bytes)
  }

  /// Keeps only the first bytes.
  package mutating func keepFirst(_ count: Int) {
    guard count < self.count else { return }
    switch storage {
    case .memory:
      var bytes = takeMemory()
      bytes.removeSubrange(count...)
      storage = .memory(bytes)
    case .file(let file, let range):
      storage = .file(file, range.lowerBound..<range.lowerBound + count)
    }
  }

  /// The bytes, held by nothing else, so that changing them copies nothing.
  private mutating func takeMemory() -> [UInt8] {
    guard case .memory(let bytes) = storage else { return array }
    storage = .memory([])
    return bytes
  }
}

extension Bytes: Hashable {
  package static func == (one: Bytes, other: Bytes) -> Bool {
    one.count == other.count
      && one.withUnsafeBytes { one in other.withUnsafeBytes { one.elementsEqual($0) } }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    withUnsafeBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension Bytes: ExpressibleByArrayLiteral {
  package init(arrayLiteral bytes: UInt8...) { self.init(bytes) }
}
