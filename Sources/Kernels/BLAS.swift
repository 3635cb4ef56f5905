import Foundation

#if canImport(Accelerate)
  import Accelerate
  typealias BLASInt = Int32
#else
  import CBLAS
  typealias BLASInt = blasint
#endif

/// The library under the matrix products.
package enum BLAS {
  /// Its name, version and, for OpenBLAS, the kernels it uses; for the record of a run.
  package static var name: String {
    prepare
    #if canImport(Accelerate)
      return "Accelerate"
    #else
      let version = String(cString: openblas_get_config()).split(separator: " ").prefix(2)
      return "\(version.joined(separator: " ")) (\(OpenBLASCore.name))"
    #endif
  }

  /// Makes sure of the memory for products on so many threads at once. To be called before the first
  /// one: where it lacks memory, OpenBLAS waits for it without end.
  ///
  /// - Throws: `BLASMemoryError`.
  package static func reserve(threads: Int) throws(BLASMemoryError) {
    prepare
    #if !canImport(Accelerate)
      // No more run at a time, whatever number was asked for.
      try OpenBLASBuffers.reserve(min(threads, ProcessInfo.processInfo.activeProcessorCount))
    #endif
  }

  /// Readies the library; done once, before the first product.
  ///
  /// Each product stays on the thread that asks for it. The model shares a batch out among threads
  /// itself: then every thread has work of its own, and the result does not depend on how many there
  /// are.
  static let prepare: Void = {
    #if !canImport(Accelerate)
      OpenBLASCore.correct()
      openblas_set_num_threads(1)
    #endif
  }()
}
