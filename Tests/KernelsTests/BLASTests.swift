import Testing

@testable import Kernels

@Suite struct BLASTests {
  @Test(arguments: [1, 2, 1, 1024]) func memoryIsReserved(threads: Int) throws {
    try BLAS.reserve(threads: threads)
    let product = Floats(count: 1)
    multiply(Floats([2]), Floats([3]), into: product, rows: 1, columns: 1, inner: 1)
    #expect(product.array == [6])
  }

  @Test func theErrorSaysWhatToDo() {
    #expect(
      "\(BLASMemoryError(threads: 2, bytesPerThread: 128 << 20))"
        == "matrix products need 256 MiB of address space, 128 MiB for each of 2 threads, and the "
        + "system grants less. Raise the limit (ulimit -v unlimited), or use fewer threads "
        + "(--threads 1)")
    #expect(!"\(BLASMemoryError(threads: 1, bytesPerThread: 128 << 20))".contains("--threads"))
  }
}
