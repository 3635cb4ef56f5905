import Kernels
import Testing

@Suite struct FloatsTests {
  @Test func startAsZeros() {
    #expect(Floats(count: 5).array == [0, 0, 0, 0, 0])
    #expect(Floats(count: 0).array.isEmpty)
    #expect(Floats([]).count == 0)
  }

  @Test func keepTheirValues() {
    let values = Floats([1, 2, 3])
    #expect(values.count == 3)
    #expect((values[0], values[2]) == (1, 3))
    values[1] = 7
    #expect(values.array == [1, 7, 3])
  }

  @Test func partsShareNumbersWithTheWhole() {
    let whole = Floats([0, 1, 2, 3, 4, 5])
    let part = whole[2..<5]
    let inner = part[1..<3]
    #expect(part.array == [2, 3, 4])
    #expect(inner.array == [3, 4])
    inner[0] = -3
    whole[4] = -4
    #expect(part.array == [2, -3, -4])
    #expect(whole.array == [0, 1, 2, -3, -4, 5])
    #expect(whole[6..<6].array.isEmpty)
  }

  @Test func partsOutliveTheWhole() {
    func lastOfThree() -> Floats { Floats([1, 2, 3])[2..<3] }
    #expect(lastOfThree().array == [3])
  }

  @Test func rowsAreParts() {
    let matrix = Floats([1, 2, 3, 4, 5, 6])
    #expect(matrix.rows(1..<3, of: 2).array == [3, 4, 5, 6])
    #expect(matrix.rows(1..<1, of: 3).array.isEmpty)
  }

  @Test func aCopySharesNothing() {
    let whole = Floats([1, 2, 3, 4])
    let part = whole[1..<3]
    let copy = part.copy()
    #expect(copy.array == [2, 3])
    copy[0] = 9
    part[1] = 8
    #expect(whole.array == [1, 2, 8, 4])
    #expect(copy.array == [9, 3])
  }

  @Test func resizingKeepsStorageWhileItIsLargeEnough() {
    var values = Floats(count: 8)
    let before = values
    values.resize(to: 3)
    #expect(values.count == 3)
    values.resize(to: 8)
    values[7] = 5
    #expect(before[7] == 5, "it is the same storage")
    values.resize(to: 9)
    values[7] = 6
    #expect(values.count == 9)
    #expect(before[7] == 5, "the old storage was too small")
  }

  @Test func resizingLeavesRoomToSpare() {
    var values = Floats(count: 0)
    values.resize(to: 80)
    let before = values
    values.resize(to: 90)
    values[0] = 1
    #expect(before[0] == 1)
    values.resize(to: 0)
    #expect(values.array.isEmpty)
  }
}
