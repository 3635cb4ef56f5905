import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that is read block by block and must not be written to meanwhile.
struct DataFile: ~Copyable {
  /// Large enough to read quickly, small enough to stop at once.
  static let blockSize = 1 << 20

  let path: String
  private let descriptor: Int32
  private let status: FileStatus
  /// Where the next block begins.
  private(set) var position = 0

  var size: Int { status.size }

  /// - Throws: `CorpusError` if there is no file, or something else, such as a pipe.
  init(path: String) throws(CorpusError) {
    // Opening a device may have side effects; opening a pipe without O_NONBLOCK waits for its
    // writer.
    try Self.requireFile(FileStatus(path: path), path: path)
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileStatus.failure(errno, path: path) }
    let status: FileStatus
    do throws(CorpusError) {
      status = try FileStatus(descriptor: descriptor, path: path)
      try Self.requireFile(status, path: path)
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
    self.status = status
  }

  deinit {
    close(descriptor)
  }

  /// - Throws: `CorpusError.notAFile`.
  static func requireFile(_ status: FileStatus, path: String) throws(CorpusError) {
    guard status.kind == .file else { throw CorpusError.notAFile(path: path, kind: status.kind) }
  }

  /// Reads the next bytes.
  ///
  /// - Returns: the number of bytes read; 0 at the end.
  /// - Throws: `CorpusError.unreadable`, or `.changed` if the file ends before its size.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    let wanted = min(buffer.count, size - position)
    guard wanted > 0 else { return 0 }
    while true {
      let count = pread(descriptor, buffer.baseAddress, wanted, off_t(position))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileStatus.failure(errno, path: path) }
      guard count > 0 else { throw CorpusError.changed(path: path) }
      position += count
      return count
    }
  }

  /// Continues from `position`, clamped to the bounds of the file.
  mutating func seek(to position: Int) {
    self.position = min(max(0, position), size)
  }

  /// Reads the rest of the file.
  ///
  /// - Parameter body: receives the next block, which is valid during the call.
  /// - Throws: `CorpusError`, and what `body` throws.
  mutating func forEachBlock(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try withUnsafeTemporaryAllocation(
      byteCount: max(1, min(size, Self.blockSize)), alignment: 1
    ) { buffer in
      while case let count = try read(into: buffer), count > 0 {
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
    try requireUnchanged()
  }

  /// - Throws: `CorpusError.changed` if the file was written to after it was opened.
  func requireUnchanged() throws(CorpusError) {
    guard try FileStatus(descriptor: descriptor, path: path) == status else {
      throw CorpusError.changed(path: path)
    }
  }
}
