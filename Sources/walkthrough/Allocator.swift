#if canImport(Glibc)
  import CMalloc
#endif

/// Settings of the C library's memory allocator.
enum Allocator {
  /// Makes the allocator return arrays of more than 256 KiB to the system as soon as they are
  /// freed.
  ///
  /// By default glibc does so only until the first of them is freed, and then keeps arrays of up to
  /// 32 MiB for reuse: a run would hold on to the peak memory of each of its steps.
  static func returnLargeArrays() {
    #if canImport(Glibc)
      mallopt(M_MMAP_THRESHOLD, 1 << 18)
    #endif
  }
}
