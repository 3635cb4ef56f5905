import Foundation
import Testing
import Text

@Suite struct CategoricalDistributionTests {
  @Test(arguments: [[1.0], [3, 1], [0.1, 0.2, 0.7, 5], Array(repeating: 0.3, count: 77)])
  func chancesAddUpToOne(weights: [Double]) {
    let chances = CategoricalDistribution(weights: weights).logProbabilities.map { exp($0) }
    #expect(abs(chances.reduce(0, +) - 1) < 1e-12)
    #expect(abs(chances[0] - weights[0] / weights.reduce(0, +)) < 1e-12)
  }

  @Test func drawsInProportion() {
    let distribution = CategoricalDistribution(weights: [1, 2, 7])
    var generator = SplitMix64(seed: 5)
    var counts = [0, 0, 0]
    for _ in 0..<20_000 { counts[distribution.draw(using: &generator)] += 1 }
    for (count, share) in zip(counts, [0.1, 0.2, 0.7]) {
      #expect(abs(Double(count) / 20_000 - share) < 0.02)
    }
  }

  @Test func certaintyCostsNoRandomNumber() {
    var used = SplitMix64(seed: 5)
    var fresh = SplitMix64(seed: 5)
    #expect(CategoricalDistribution(weights: [4]).draw(using: &used) == 0)
    #expect(used.next() == fresh.next())
  }

  /// A generator that returns its largest and smallest number in turn.
  private struct Extremes: RandomNumberGenerator {
    var isHigh = false
    mutating func next() -> UInt64 {
      isHigh.toggle()
      return isHigh ? .max : .min
    }
  }

  @Test func staysInRange() {
    let distribution = CategoricalDistribution(weights: [0.1, 0.1, 0.1])
    var generator = Extremes()
    #expect(distribution.draw(using: &generator) == 2)
    #expect(distribution.draw(using: &generator) == 0)
  }
}
