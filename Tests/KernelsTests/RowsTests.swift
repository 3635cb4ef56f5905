import Kernels
import Testing

@Suite struct RowsTests {
  let matrix = Floats([0, 1, 10, 11, 20, 21, 30, 31])

  @Test func gatheredRowsStandInTheGivenOrder() {
    let output = Floats(count: 4)
    gatherRows(of: matrix, at: [3, 1], to: output, columns: 2)
    #expect(output.array == [30, 31, 10, 11])
  }

  @Test func scatteredRowsStandInTheirPlacesAndZerosElsewhere() {
    let output = Floats([Float](repeating: 9, count: 8))
    scatterRows(Floats([1, 2, 3, 4]), to: output, at: [2, 0], columns: 2)
    #expect(output.array == [3, 4, 0, 0, 1, 2, 0, 0])
  }

  @Test func allRowsComeBack() {
    let output = Floats(count: 8)
    let places = [2, 0, 3, 1]
    let gathered = Floats(count: 8)
    gatherRows(of: matrix, at: places, to: gathered, columns: 2)
    scatterRows(gathered, to: output, at: places, columns: 2)
    #expect(output.array == matrix.array)
  }

  @Test func noRowsAreNoWork() {
    let output = Floats([7, 7])
    gatherRows(of: matrix, at: [], to: output, columns: 2)
    #expect(output.array == [7, 7])
    scatterRows(Floats(count: 0), to: output, at: [], columns: 2)
    #expect(output.array == [0, 0])
  }
}
