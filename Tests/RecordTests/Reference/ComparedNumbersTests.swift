import Record
import Testing

@Suite struct ComparedNumbersTests {
  @Test(
    arguments: [
      (1, 1, 0), (0, 0, 0), (-2, -2, 0), (1.5, 1, 0.5), (0.5, 1, 0.5), (-1, 1, 2), (1, -2, 1.5),
      (1, 0, .infinity), (.infinity, .infinity, 0), (.infinity, 1, .infinity),
      (1, .infinity, .infinity), (.nan, 1, .infinity), (1, .nan, .infinity),
      (.nan, .nan, .infinity),
    ] as [(Double, Double, Double)])
  func differencesAreSharesOfTheReference(run: Double, reference: Double, difference: Double) {
    #expect(ComparedNumbers(run: run, reference: reference).difference == difference)
  }
}
