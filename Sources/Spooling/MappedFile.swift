import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file in the address space. Pages come into memory when they are read, and leave it after some
/// more have been read: the system's cache may keep them, but this process doesn't hold them.
final class MappedFile: @unchecked Sendable {
  /// How many bytes are held, about.
  private static let held = 1 << 25

  private let start: UnsafeMutableRawPointer
  private let count: Int
  private let read = Atomic<Int>(0)

  /// - Parameters:
  ///   - descriptor: may be closed afterwards.
  ///   - count: the bytes from the beginning, at least one.
  ///   - folder: for the error.
  /// - Throws: `SpoolError`.
  init(descriptor: Int32, count: Int, folder: String) throws(SpoolError) {
    guard let start = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else { throw SpoolError(folder: folder) }
    self.start = start
    self.count = count
  }

  deinit { munmap(start, count) }

  func bytes(in range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    precondition(range.upperBound <= count, "The file has no more bytes")
    return UnsafeBufferPointer(
      start: (start + range.lowerBound).assumingMemoryBound(to: UInt8.self), count: range.count)
  }

  /// Counts bytes that were read, and lets go of all pages after every so many.
  ///
  /// Whoever still reads some of them gets them again.
  func noteRead(_ count: Int) {
    guard read.wrappingAdd(count, ordering: .relaxed).newValue >= Self.held else { return }
    read.store(0, ordering: .relaxed)
    madvise(start, self.count, MADV_DONTNEED)
  }
}
