import Kernels
import Testing

@Suite struct PackedMatrixTests {
  /// Also sizes that fill no panel, several, and several and a part, at every width of a panel.
  static let sizes =
    MatrixProductTests.sizes
    + [(4, 32, 8), (4, 64, 8), (8, 1024, 256), (5, 100, 36), (7, 131, 17), (16, 320, 80)].map {
      MatrixProductTests.Size(rows: $0.0, columns: $0.1, inner: $0.2)
    }

  @Test(arguments: sizes, ProductLibrary.available)
  func addsTheProductOfTheDefinition(
    size: MatrixProductTests.Size, library: ProductLibrary
  ) {
    for isTransposed in [false, true] {
      let a = randomFloats(size.rows * size.inner, seed: 1)
      let w = randomFloats(size.inner * size.columns, seed: 2)
      let c = randomFloats(size.rows * size.columns, seed: 3)
      let product = MatrixProductTests.product(a, w, size, isTransposed ? .second : .none)
      let sums = zip(c.doubles, product).map(+)
      let packed = PackedMatrix(library: library)
      packed.pack(w, inner: size.inner, columns: size.columns, isTransposed: isTransposed)
      packed.multiply(a, addingTo: c, rows: size.rows)
      #expect(largestDifference(c, sums) < 1e-4)
    }
  }

  /// A sequence has the same numbers whichever others share its batch.
  @Test func aRowDoesNotDependOnTheOthers() throws {
    let library = try #require(ProductLibrary.available.first)
    guard library != .blas else { return }
    let (rows, inner, columns) = (13, 40, 161)
    let a = randomFloats(rows * inner, seed: 4)
    let packed = PackedMatrix(library: library)
    packed.pack(randomFloats(inner * columns, seed: 5), inner: inner, columns: columns)
    let together = Floats(count: rows * columns)
    packed.multiply(a, addingTo: together, rows: rows)
    for row in 0..<rows {
      let alone = Floats(count: columns)
      packed.multiply(a.rows(row..<row + 1, of: inner), addingTo: alone, rows: 1)
      #expect(alone.array == together.rows(row..<row + 1, of: columns).array)
    }
  }

  @Test(arguments: ProductLibrary.available)
  func takesAnotherMatrixOfAnotherSize(library: ProductLibrary) {
    let packed = PackedMatrix(library: library)
    packed.pack(randomFloats(40 * 50, seed: 6), inner: 40, columns: 50)
    packed.pack(Floats([1, 2, 3, 4, 5, 6]), inner: 2, columns: 3)
    let c = Floats([1, 1, 1])
    packed.multiply(Floats([1, 10]), addingTo: c, rows: 1)
    #expect(c.array == [42, 53, 64])
  }

  /// As from batch to batch, when the weights have learned.
  @Test(arguments: ProductLibrary.available)
  func isTakenAnewWhenItHasChanged(library: ProductLibrary) {
    let w = Floats([1, 2])
    let packed = PackedMatrix(library: library)
    packed.pack(w, inner: 1, columns: 2)
    w[0] = 5
    packed.pack(w, inner: 1, columns: 2)
    let c = Floats(count: 2)
    packed.multiply(Floats([1]), addingTo: c, rows: 1)
    #expect(c.array == [5, 2])
  }

  @Test func theLibraryIsTold() {
    for library in ProductLibrary.available {
      ProductLibrary.$current.withValue(library) {
        #expect(BLAS.name.contains("libxsmm") == (library == .libxsmm))
      }
    }
  }
}
