import Testing

@testable import Text

@Suite struct KneserNeyDiscountsTests {
  @Test func byHand() {
    // Y = 8 / (8 + 2 · 4) = 1/2.
    let discounts = KneserNeyDiscounts(kinds: [8, 4, 2, 1])
    #expect(discounts.values == [0.5, 1.25, 2])
    #expect((1...5).map { discounts[$0] } == [0.5, 1.25, 2, 2, 2])
  }

  @Test(arguments: [
    [0, 0, 0, 0], [0, 5, 5, 5], [5, 0, 5, 5], [5, 5, 0, 5], [5, 5, 5, 0],
    // Estimates below 0.
    [1, 1, 9, 1], [9, 1, 1, 9],
  ])
  func whatCannotBeEstimatedIsFixed(kinds: [Int]) {
    #expect(KneserNeyDiscounts(kinds: kinds).values == [0.5, 1, 1.5])
  }

  @Test func allAreInRange() {
    for number in 0..<10_000 {
      let kinds = [number % 10, number / 10 % 10, number / 100 % 10, number / 1000]
      for (discount, count) in zip(KneserNeyDiscounts(kinds: kinds).values, 1...) {
        #expect(0 < discount && discount < Double(count))
      }
    }
  }
}
