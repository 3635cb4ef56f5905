import Kernels

/// A matmul benchmark: the machine's rate for the product of two square matrices, with its rows
/// split among threads.
///
/// Each thread multiplies its rows with single-threaded BLAS, as the model does. No program on this
/// BLAS can exceed this rate: it is the baseline for training throughput.
package final class MatmulBenchmark {
  private let size: Int
  private let threads: Int
  private let a: Floats
  private let b: Floats
  private let c: Floats

  /// - Parameter size: rows and columns of all three matrices.
  package init(size: Int = 2048, threads: Int) {
    self.size = size
    self.threads = threads
    a = Floats((0..<size * size).map { Float($0 % 7) - 3 })
    b = Floats((0..<size * size).map { Float($0 % 5) - 2 })
    c = Floats(count: size * size)
    // The first product warms up library and memory.
    _ = rate(products: 1)
  }

  /// The rate of products small enough to take a second in all.
  package static func quickRate(threads: Int) -> Double {
    MatmulBenchmark(size: 1024, threads: threads).rate(products: 8)
  }

  /// Operations per second, counting both additions and multiplications.
  package func rate(products: Int = 2) -> Double {
    let seconds = ContinuousClock().measure { for _ in 0..<products { product() } } / .seconds(1)
    return 2 * Double(size) * Double(size) * Double(size) * Double(products) / seconds
  }

  private func product() {
    Parallel.forEach(threads, threads: threads) { [a, b, c, size, threads] _, part in
      let rows = size * part / threads..<size * (part + 1) / threads
      multiply(
        a.rows(rows, of: size), b, into: c.rows(rows, of: size),
        rows: rows.count, columns: size, inner: size)
    }
  }
}
