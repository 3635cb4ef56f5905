#if canImport(Glibc)
  import CMalloc
#endif

/// What the C library is asked to do with memory.
enum Allocator {
  /// Has arrays of more than 256 KiB given back to the system as soon as they are freed.
  ///
  /// By itself glibc does so only until the first of them is freed, and then keeps ones of up to
  /// 32 MiB for later use: a run would go on holding what each of its steps needed at most.
  static func returnLargeArrays() {
    #if canImport(Glibc)
      mallopt(M_MMAP_THRESHOLD, 1 << 18)
    #endif
  }
}
