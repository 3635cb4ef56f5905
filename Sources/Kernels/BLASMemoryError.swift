/// The system doesn't grant enough memory for matrix products.
package struct BLASMemoryError: Error, Hashable, CustomStringConvertible {
  let threads: Int
  /// Bytes that each thread needs.
  let bytesPerThread: Int

  package var description: String {
    let each = bytesPerThread >> 20
    return "matrix products need \(threads * each) MiB of address space, \(each) MiB for each of "
      + "\(threads) \(threads == 1 ? "thread" : "threads"), and the system grants less. Raise the limit "
      + "(ulimit -v unlimited)" + (threads == 1 ? "" : ", or use fewer threads (--threads 1)")
  }
}
