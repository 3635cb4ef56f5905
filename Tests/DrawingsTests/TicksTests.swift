import Testing

@testable import Drawings

@Suite struct TicksTests {
  @Test(
    arguments: [
      (0...1, 4, 0.2), (0...10, 4, 2), (0...1300, 6, 200), (0...7, 6, 1), (2...2.04, 4, 0.01),
    ] as [(ClosedRange<Double>, Int, Double)])
  func stepsAreRound(domain: ClosedRange<Double>, count: Int, step: Double) {
    #expect(abs(Ticks.step(for: domain, about: count) / step - 1) < 1e-9)
  }

  @Test func linearTicksLieInside() {
    let scale = Scale(.linear, domain: 3.3...9.2, from: 0, to: 1)
    #expect(Ticks.values(of: scale, about: 4) == [4, 6, 8])
  }

  @Test(
    arguments: [
      (1...10_000, [1, 10, 100, 1000, 10_000]), (3...40, [5, 10, 20]),
      (1e-10...1e-3, [1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3]),
    ] as [(ClosedRange<Double>, [Double])])
  func logarithmicTicksArePowers(domain: ClosedRange<Double>, ticks: [Double]) {
    let scale = Scale(.logarithmic, domain: domain, from: 0, to: 1)
    let values = Ticks.values(of: scale, about: 5)
    #expect(values.count == ticks.count)
    #expect(zip(values, ticks).allSatisfy { abs($0 / $1 - 1) < 1e-9 })
  }

  @Test(arguments: [
    ([0, 10_000, 20_000], ["0", "10 k", "20 k"]), ([0, 500], ["0", "500"]),
    ([0, 0.5, 1], ["0.0", "0.5", "1.0"]), ([0, 1_000_000], ["0", "1 M"]),
    ([5_000, 10_000], ["5 k", "10 k"]), ([0, 2_500, 5_000], ["0", "2,500", "5,000"]), ([], []),
    ([1_500_000, 2_000_000], ["1.5 M", "2.0 M"]),
  ])
  func labelsShareAUnit(values: [Double], labels: [String]) {
    #expect(Ticks.labels(of: values, on: .linear) == labels)
  }

  @Test func logarithmicLabelsHaveTheirOwn() {
    let labels = Ticks.labels(of: [0.1, 1, 1000, 100_000, 1e6], on: .logarithmic)
    #expect(labels == ["0.1", "1", "1,000", "100 k", "1 M"])
    let tiny = Ticks.labels(of: [1e-10, 1e-3, 2e-3, 0.01], on: .logarithmic)
    #expect(tiny == ["10⁻¹⁰", "10⁻³", "2.0\u{A0}×\u{A0}10⁻³", "0.01"])
  }
}
