import Kernels
import Testing

@Suite struct MatrixProductTests {
  struct Size: CustomTestStringConvertible, Sendable {
    var rows: Int
    var columns: Int
    var inner: Int
    var testDescription: String { "\(rows) × \(inner) · \(inner) × \(columns)" }
  }

  static let sizes = [
    (1, 1, 1), (3, 5, 7), (8, 8, 8), (17, 1, 9), (1, 33, 4), (31, 29, 37), (64, 100, 50),
    (0, 3, 4), (3, 0, 4), (3, 4, 0), (1, 1, 0), (0, 0, 0), (129, 3, 257),
  ].map { Size(rows: $0.0, columns: $0.1, inner: $0.2) }

  /// The definition: c[i, j] = Σₖ a[i, k] · b[k, j].
  static func product(
    _ a: Floats, _ b: Floats, _ size: Size, _ transposition: Transposition
  ) -> [Double] {
    (0..<size.rows * size.columns).map { index in
      let (i, j) = (index / size.columns, index % size.columns)
      return (0..<size.inner).reduce(0) { sum, k in
        let left = transposition == .first ? a[k * size.rows + i] : a[i * size.inner + k]
        let right = transposition == .second ? b[j * size.inner + k] : b[k * size.columns + j]
        return sum + Double(left) * Double(right)
      }
    }
  }

  @Test(arguments: sizes, [Transposition.none, .first, .second])
  func isThatOfTheDefinition(size: Size, transposition: Transposition) {
    let a = randomFloats(size.rows * size.inner, seed: 1)
    let b = randomFloats(size.inner * size.columns, seed: 2)
    // What was there before doesn't matter, not even NaN.
    let c = Floats([Float](repeating: .nan, count: size.rows * size.columns))
    multiply(
      a, b, into: c, rows: size.rows, columns: size.columns, inner: size.inner,
      transposing: transposition)
    #expect(largestDifference(c, Self.product(a, b, size, transposition)) < 1e-4)
  }

  @Test(arguments: sizes, [Transposition.none, .first, .second])
  func isAddedWhereAsked(size: Size, transposition: Transposition) {
    let a = randomFloats(size.rows * size.inner, seed: 3)
    let b = randomFloats(size.inner * size.columns, seed: 4)
    let c = randomFloats(size.rows * size.columns, seed: 5)
    let sums = zip(c.doubles, Self.product(a, b, size, transposition)).map(+)
    multiply(
      a, b, into: c, rows: size.rows, columns: size.columns, inner: size.inner,
      transposing: transposition, accumulating: true)
    #expect(largestDifference(c, sums) < 1e-4)
  }

  @Test func partsOfMatricesCanBeMultiplied() {
    let storage = Floats([9, 1, 2, 3, 4, 9, 0, 0])
    multiply(
      storage[1..<3], storage[3..<5], into: storage[6..<7], rows: 1, columns: 1, inner: 2)
    #expect(storage.array == [9, 1, 2, 3, 4, 9, 11, 0])
  }

  @Test func theLibraryHasAName() {
    #expect(!BLAS.name.isEmpty)
  }
}
