import CXSMM

/// The factor W of products `c += a · W` that share it, as the steps of a recurrent layer do.
///
/// A product with few rows takes as long as reading W takes, and BLAS even lays W out anew each
/// time. Here W is laid out once, in panels of a few vectors' width that a kernel reads from start
/// to end. A value is the sum of the same products in the same order in however many rows.
///
/// `@unchecked Sendable`: a thread packs it; then any number may multiply.
package final class PackedMatrix: @unchecked Sendable {
  /// Columns of a panel; `nil` if BLAS multiplies.
  private let panelColumns: Int?
  /// W in panels, each row-major; or W as it is given to BLAS.
  private var values = Floats(count: 0)
  private var isTransposed = false
  private var inner = 0
  private var columns = 0

  package init(library: ProductLibrary = .current) {
    panelColumns =
      switch library {
      case .libxsmm: Int(xsmmPanelColumns())
      case .blas: nil
      }
  }

  /// Takes W for the products that follow; O(inner × columns).
  ///
  /// W must stay as it is as long as products are computed: BLAS reads it where it lies.
  ///
  /// - Parameter w: `inner` × `columns`, stored as `columns` × `inner` if it is transposed.
  package func pack(_ w: Floats, inner: Int, columns: Int, isTransposed: Bool = false) {
    precondition(w.count == inner * columns, "w must have inner × columns values")
    (self.inner, self.columns, self.isTransposed) = (inner, columns, isTransposed)
    guard let panelColumns else { return values = w }
    values.resize(to: w.count)
    for start in stride(from: 0, to: columns, by: panelColumns) {
      let width = min(panelColumns, columns - start)
      let panel = values.base + start * inner
      if isTransposed {
        Self.transpose(
          from: w.base + start * inner, rows: width, columns: inner, to: panel)
      } else {
        for row in 0..<inner {
          (panel + row * width).update(from: w.base + row * columns + start, count: width)
        }
      }
    }
  }

  /// `c += a · W`, row-major.
  ///
  /// - Parameters:
  ///   - a: `rows` × `inner`.
  ///   - c: `rows` × `columns`.
  package func multiply(_ a: Floats, addingTo c: Floats, rows: Int) {
    precondition(a.count == rows * inner, "a must have rows × inner values")
    precondition(c.count == rows * columns, "c must have rows × columns values")
    guard panelColumns != nil else {
      return Kernels.multiply(
        a, values, into: c, rows: rows, columns: columns, inner: inner,
        transposing: isTransposed ? .second : .none, accumulating: true)
    }
    guard rows > 0, inner > 0, columns > 0 else { return }
    xsmmAddProduct(a.base, values.base, c.base, Int32(rows), Int32(columns), Int32(inner))
  }

  /// Transposes a matrix a cache line of each row at a time.
  private static func transpose(
    from source: UnsafeMutablePointer<Float>, rows: Int, columns: Int,
    to target: UnsafeMutablePointer<Float>
  ) {
    let line = 16
    for start in stride(from: 0, to: columns, by: line) {
      let end = min(start + line, columns)
      for row in 0..<rows {
        for column in start..<end {
          target[column * rows + row] = source[row * columns + column]
        }
      }
    }
  }
}
