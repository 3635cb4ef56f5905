import CArchive

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An archive's file, which libarchive reads block by block.
///
/// Whatever libarchive does, it needs another block sooner or later, even when it looks for the next
/// entry. So this is where progress is counted and work can be stopped, as it can after each block
/// that is unpacked.
final class ArchiveInput {
  private static let blockSize = 1 << 16

  private var file: DataFile
  private let limits: DataLimits
  private let progress: ReadProgress.Handler
  private let buffer = UnsafeMutableRawBufferPointer.allocate(
    byteCount: blockSize, alignment: MemoryLayout<UInt>.alignment)
  private var bytesRead = 0
  /// The error that ended the reading.
  private(set) var failure: (any Error)?

  /// - Throws: `CorpusError` if the file can't be opened.
  init(
    path: String, limits: DataLimits, progress: @escaping ReadProgress.Handler
  ) throws(CorpusError) {
    file = try DataFile(path: path)
    self.limits = limits
    self.progress = progress
  }

  deinit {
    buffer.deallocate()
  }

  /// Makes `archive` read from here, as long as this object lives.
  func attach(to archive: OpaquePointer) {
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
    archive_read_set_read_callback(archive) { archive, client, block in
      ArchiveInput.from(client).read(for: archive, block: block)
    }
    archive_read_set_skip_callback(archive) { _, client, count in
      ArchiveInput.from(client).skip(count)
    }
    archive_read_set_seek_callback(archive) { _, client, offset, origin in
      ArchiveInput.from(client).seek(offset, from: origin)
    }
  }

  private static func from(_ client: UnsafeMutableRawPointer?) -> ArchiveInput {
    guard let client else { preconditionFailure("libarchive forgot its input") }
    return Unmanaged<ArchiveInput>.fromOpaque(client).takeUnretainedValue()
  }

  /// - Returns: the number of bytes in `block`; 0 at the end, negative to give up.
  private func read(
    for archive: OpaquePointer?, block: UnsafeMutablePointer<UnsafeRawPointer?>?
  ) -> Int {
    do {
      try check(archive)
      let count = try file.read(into: buffer)
      if count == 0 { try file.requireUnchanged() }
      bytesRead += count
      block?.pointee = UnsafeRawPointer(buffer.baseAddress)
      return count
    } catch {
      failure = error
      return Int(ARCHIVE_FATAL)
    }
  }

  /// Reports progress.
  ///
  /// - Throws: `CorpusError.overLimit` if the archive unpacks to more than is allowed; what
  ///   `progress` throws.
  func check(_ archive: OpaquePointer?) throws {
    try progress(ReadProgress(unit: .bytes, done: min(bytesRead, file.size), total: file.size))
    // The outermost filter is the file itself; each of the others unpacks the one before it.
    for filter in 0..<max(0, archive_filter_count(archive) - 1) {
      guard archive_filter_bytes(archive, filter) <= limits[.total] else {
        throw CorpusError.overLimit(.total, path: file.path, allowed: limits[.total])
      }
    }
  }

  private func skip(_ count: la_int64_t) -> la_int64_t {
    let start = file.position
    file.seek(to: start + min(Int(count), file.size - start))
    return la_int64_t(file.position - start)
  }

  private func seek(_ offset: la_int64_t, from origin: Int32) -> la_int64_t {
    let start =
      switch origin {
      case SEEK_CUR: file.position
      case SEEK_END: file.size
      default: 0
      }
    file.seek(to: start.addingReportingOverflow(Int(offset)).partialValue)
    return la_int64_t(file.position)
  }
}
