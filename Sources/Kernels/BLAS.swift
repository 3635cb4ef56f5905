#if canImport(Accelerate)
  import Accelerate
  typealias BLASInt = Int32
#else
  import CBLAS
  typealias BLASInt = blasint
#endif

/// The library under the matrix products.
package enum BLAS {
  /// Its name and version, for the record of a run.
  package static var name: String {
    #if canImport(Accelerate)
      "Accelerate"
    #else
      String(cString: openblas_get_config()).split(separator: " ").prefix(2)
        .joined(separator: " ") + " (" + String(cString: openblas_get_corename()) + ")"
    #endif
  }

  /// Keeps each product on the thread that asks for it; done once, before the first product.
  ///
  /// The model shares a batch out among threads itself: then every thread has work of its own, and
  /// the result does not depend on how many there are.
  static let useOneThreadPerProduct: Void = {
    #if !canImport(Accelerate)
      openblas_set_num_threads(1)
    #endif
  }()
}
