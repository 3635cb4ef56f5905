import Wording

/// The system doesn't grant enough memory for matrix products.
package struct BLASMemoryError: ReadableError, Hashable {
  let threads: Int
  /// Bytes that each thread needs.
  let bytesPerThread: Int

  package var phrase: Phrase {
    let each = bytesPerThread >> 20
    let need: Phrase =
      if threads == 1 {
        "matrix products need \(plain: each) MiB of address space, \(plain: each) MiB for each of 1 "
          + "thread, and the system grants less"
      } else {
        "matrix products need \(plain: threads * each) MiB of address space, \(plain: each) MiB for each "
          + "of \(plain: threads) threads, and the system grants less"
      }
    return threads == 1
      ? "\(need). Raise the limit (ulimit -v unlimited)"
      : "\(need). Raise the limit (ulimit -v unlimited), or use fewer threads (--threads 1)"
  }
}
