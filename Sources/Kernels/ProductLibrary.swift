import CXSMM

/// A library that computes products with a `PackedMatrix`.
package enum ProductLibrary: String, CaseIterable, Sendable {
  /// Kernels generated for a size and a layout: on x86-64 with AVX2, on Linux.
  ///
  /// Source: Heinecke et al., "LIBXSMM: Accelerating Small Matrix Multiplications by Runtime Code
  /// Generation" (2016).
  case libxsmm
  /// The library of all other products, everywhere.
  case blas

  /// Those that this machine can use, the fastest first.
  package static var available: [ProductLibrary] {
    allCases.filter { $0 == .blas || xsmmPanelColumns() > 0 }
  }

  /// The one that matrices use that are made from here on.
  @TaskLocal package static var current = available[0]

  /// Its name, version and instructions, where it isn't simply BLAS.
  var name: String? {
    guard self == .libxsmm, let version = xsmmVersion(), let instructions = xsmmInstructions()
    else { return nil }
    return "libxsmm \(String(cString: version)) (\(String(cString: instructions)))"
  }
}
