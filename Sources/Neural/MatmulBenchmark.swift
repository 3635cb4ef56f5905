import Kernels

/// A matmul benchmark: the machine's rate for the product of two square matrices, with its rows
/// split among threads.
///
/// Each thread multiplies its rows alone, as the model does. No program on these libraries can exceed
/// the rate of the fastest: it is the baseline for training throughput.
package final class MatmulBenchmark {
  /// What multiplies.
  package let library: ProductLibrary
  private let size: Int
  private let threads: Int
  private let a: Floats
  private let b: PackedMatrix
  private let c: Floats

  /// - Parameter size: rows and columns of all three matrices.
  package init(size: Int = 2048, threads: Int, library: ProductLibrary = .blas) {
    self.size = size
    self.threads = threads
    self.library = library
    a = Floats((0..<size * size).map { Float($0 % 7) - 3 })
    b = PackedMatrix(library: library)
    b.pack(
      Floats((0..<size * size).map { Float($0 % 5) - 2 }), inner: size, columns: size)
    c = Floats(count: size * size)
    // The first product warms up library and memory.
    _ = rate(products: 1)
  }

  /// The benchmark with the library that is the fastest here.
  package static func fastest(size: Int = 2048, threads: Int) -> MatmulBenchmark {
    let all = ProductLibrary.available.map { library in
      MatmulBenchmark(size: size, threads: threads, library: library)
    }
    let rates = all.map { $0.rate(products: 3) }
    return all[rates.indices.max { rates[$0] < rates[$1] } ?? 0]
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
      b.multiply(
        a.rows(rows, of: size), addingTo: c.rows(rows, of: size), rows: rows.count)
    }
  }
}
