import Foundation
import Neural
import Testing

@Suite struct LossTests {
  @Test(
    arguments: [
      [[1, 2, 6]], [[1], [2, 6]], [[1], [2], [6]], [[6, 1], [2]], [[], [1, 2], [], [6]],
    ] as [[[Float]]])
  func everyTargetCountsOnceHoweverTheyAreGrouped(losses: [[Float]]) {
    let loss = Loss(of: losses)
    #expect(loss.mean == 3)
    #expect(loss.perplexity == exp(3))
    #expect(loss.tokens == 3)
  }

  @Test func manySmallLossesAddUp() {
    // In single precision the sum would be off by a hundredth by now.
    let loss = Loss(of: Array(repeating: Array(repeating: 0.1, count: 10_000), count: 200))
    #expect(abs(loss.mean - 0.1) < 1e-8)
    #expect(loss.tokens == 2_000_000)
  }
}
