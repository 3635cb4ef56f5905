#if canImport(Accelerate)
  import Accelerate
#else
  import CBLAS
#endif

/// Which of two row-major factors is read transposed.
package enum Transposition: Sendable {
  case none, first, second
}

/// `c = a · b`, or `c += a · b` if `accumulating`; row-major.
///
/// - Parameters:
///   - a: `rows` × `inner`, stored as `inner` × `rows` if the first is transposed.
///   - b: `inner` × `columns`, stored as `columns` × `inner` if the second is transposed.
///   - c: `rows` × `columns`.
package func multiply(
  _ a: Floats, _ b: Floats, into c: Floats, rows: Int, columns: Int, inner: Int,
  transposing transposition: Transposition = .none, accumulating: Bool = false
) {
  precondition(a.count == rows * inner, "a must have rows × inner values")
  precondition(b.count == inner * columns, "b must have inner × columns values")
  precondition(c.count == rows * columns, "c must have rows × columns values")
  guard rows > 0, columns > 0 else { return }
  BLAS.prepare
  let strideOfA = transposition == .first ? rows : inner
  let strideOfB = transposition == .second ? inner : columns
  cblas_sgemm(
    CblasRowMajor,
    transposition == .first ? CblasTrans : CblasNoTrans,
    transposition == .second ? CblasTrans : CblasNoTrans,
    BLASInt(rows), BLASInt(columns), BLASInt(inner),
    1, a.base, BLASInt(max(1, strideOfA)),
    b.base, BLASInt(max(1, strideOfB)),
    accumulating ? 1 : 0, c.base, BLASInt(columns))
}
