#if !canImport(Accelerate)
  import Foundation
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// OpenBLAS's working memory: a buffer for each concurrent product.
  ///
  /// OpenBLAS allocates a buffer when it first needs one and keeps it; if the system refuses, it
  /// retries forever. So the system is asked here, and OpenBLAS allocates its buffers right
  /// afterwards, before anything else can take the space.
  enum OpenBLASBuffers {
    /// In bytes: `BUFFER_SIZE` on x86-64, and the largest on arm64.
    static let size = 128 << 20
    /// The maximum number of threads in Debian's build.
    private static let mostThreads = 64

    private static let taken = Mutex(0)

    /// Reserves buffers for `count` concurrent products.
    ///
    /// - Throws: `BLASMemoryError` if the system doesn't grant them.
    static func reserve(_ count: Int) throws(BLASMemoryError) {
      let count = min(count, mostThreads)
      let isGranted = taken.withLock { taken in
        guard count > taken else { return true }
        guard canMap(count - taken) else { return false }
        take(count)
        taken = count
        return true
      }
      guard isGranted else { throw BLASMemoryError(threads: count, bytesPerThread: size) }
    }

    /// Whether the system has room for `count` buffers right now.
    private static func canMap(_ count: Int) -> Bool {
      let failure = UnsafeMutableRawPointer(bitPattern: -1)
      var buffers: [UnsafeMutableRawPointer?] = []
      for _ in 0..<count {
        let buffer = mmap(
          nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        if buffer == failure { break }
        buffers.append(buffer)
      }
      for buffer in buffers { munmap(buffer, size) }
      return buffers.count == count
    }

    /// Makes OpenBLAS allocate its buffers. A build that hides these functions allocates them with
    /// its first products.
    private static func take(_ count: Int) {
      typealias Allocate = @convention(c) (Int32) -> UnsafeMutableRawPointer?
      typealias Free = @convention(c) (UnsafeMutableRawPointer?) -> Void
      guard let allocate = dlsym(nil, "blas_memory_alloc"),
        let free = dlsym(nil, "blas_memory_free")
      else { return }
      let buffers = (0..<count).map { _ in unsafeBitCast(allocate, to: Allocate.self)(0) }
      for buffer in buffers { unsafeBitCast(free, to: Free.self)(buffer) }
    }
  }
#endif
