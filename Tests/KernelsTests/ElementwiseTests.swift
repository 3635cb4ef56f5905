import Kernels
import Testing

@Suite struct ElementwiseTests {
  @Test(arguments: oddSizes) func sumsAndProducts(count: Int) {
    let (x, y) = (randomFloats(count, seed: 1), randomFloats(count, seed: 2))
    let (sum, product) = (y.copy(), y.copy())
    add(x, to: sum)
    scale(product, by: x)
    #expect(sum.array == zip(x.array, y.array).map(+))
    #expect(product.array == zip(x.array, y.array).map(*))
  }

  @Test(arguments: oddSizes) func copiesAndZeros(count: Int) {
    let x = randomFloats(count, seed: 3)
    let y = Floats(count: count)
    copy(x, to: y)
    #expect(y.array == x.array)
    clear(y)
    #expect(y.array == [Float](repeating: 0, count: count))
    #expect(x.array == randomFloats(count, seed: 3).array)
  }

  @Test(arguments: [0, 1, 5], [1, 7, 8, 9, 20]) func rows(rows: Int, columns: Int) {
    let matrix = randomFloats(rows * columns, seed: 4)
    let row = randomFloats(columns, seed: 5)

    let filled = Floats(count: matrix.count)
    fill(filled, withRow: row)
    #expect(filled.array == (0..<rows).flatMap { _ in row.array })

    let raised = matrix.copy()
    addToRows(raised, row)
    #expect(raised.array == matrix.array.enumerated().map { $1 + row[$0 % columns] })

    let sums = row.copy()
    addRows(matrix, to: sums)
    let expected = (0..<columns).map { column in
      (0..<rows).reduce(Double(row[column])) { $0 + Double(matrix[$1 * columns + column]) }
    }
    #expect(largestDifference(sums, expected) < 1e-5)
  }

  @Test(arguments: oddSizes) func zerosAreKnown(count: Int) {
    #expect(isZero(Floats(count: count)))
    for place in 0..<count {
      let x = Floats(count: count)
      x[place] = .leastNonzeroMagnitude
      #expect(!isZero(x))
    }
  }

  @Test(arguments: oddSizes) func sumsOfSquares(count: Int) {
    let x = randomFloats(count, seed: 6)
    let expected = x.doubles.reduce(0) { $0 + $1 * $1 }
    #expect(abs(sumOfSquares(x) - expected) <= 1e-12 * expected)
  }

  /// In single precision the square of the first would be infinite, and the rest would vanish.
  @Test func sumsOfSquaresAreDouble() {
    #expect(sumOfSquares(Floats([1e30])) > 0.99e60)
    let many = Floats([Float](repeating: 1, count: 1 << 20) + [4096])
    #expect(sumOfSquares(many) == 0x1p20 + 0x1p24)
    #expect(sumOfSquares(Floats([.nan, 1])).isNaN)
  }

  /// Only the slice is touched, whatever its place and size.
  @Test func neighboursStayAsTheyAre() {
    for count in 0..<20 {
      let whole = Floats([Float](repeating: 1, count: count + 2))
      let part = whole[1..<count + 1]
      add(part.copy(), to: part)
      scale(part, by: part.copy())
      #expect(whole.array == [1] + [Float](repeating: 4, count: count) + [1])
      clear(part)
      #expect(whole.array == [1] + [Float](repeating: 0, count: count) + [1])
    }
  }
}
