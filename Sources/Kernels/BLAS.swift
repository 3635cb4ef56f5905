import Foundation

#if canImport(Accelerate)
  import Accelerate
  typealias BLASInt = Int32
#else
  import CBLAS
  typealias BLASInt = blasint
#endif

/// The library that computes matrix products.
package enum BLAS {
  /// Its name, version and, for OpenBLAS, the kernels it uses, and those of the library beside it
  /// that computes products with a packed factor; recorded with each run.
  package static var name: String {
    [ownName, ProductLibrary.current.name].compactMap(\.self).joined(separator: ", ")
  }

  private static var ownName: String {
    prepare
    #if canImport(Accelerate)
      return "Accelerate"
    #else
      let version = String(cString: openblas_get_config()).split(separator: " ").prefix(2)
      return "\(version.joined(separator: " ")) (\(OpenBLASCore.name))"
    #endif
  }

  /// Reserves memory for products on this many threads at once. Call it before the first product:
  /// when OpenBLAS lacks memory, it waits forever.
  ///
  /// - Throws: `BLASMemoryError`.
  package static func reserve(threads: Int) throws(BLASMemoryError) {
    prepare
    #if !canImport(Accelerate)
      // No more than this run at a time, whatever was asked for.
      try OpenBLASBuffers.reserve(min(threads, ProcessInfo.processInfo.activeProcessorCount))
    #endif
  }

  /// Prepares the library, once, before the first product.
  ///
  /// Each product stays on the calling thread. The model itself divides a batch among threads, so
  /// every thread has its own work and the result doesn't depend on their number.
  static let prepare: Void = {
    #if !canImport(Accelerate)
      OpenBLASCore.correct()
      openblas_set_num_threads(1)
    #endif
  }()
}
