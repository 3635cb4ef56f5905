import Testing

@testable import Drawings

@Suite struct CoordinateTests {
  @Test(
    arguments: [
      (0, "0"), (1.25, "1.3"), (-0.04, "0"), (-2.5, "-2.5"), (12, "12"), (.nan, "0"),
      (.infinity, "0"), (-.infinity, "0"), (1e300, "0"),
    ] as [(Double, String)])
  func isShortAndFinite(value: Double, text: String) {
    #expect(Coordinate.string(value) == text)
  }
}
