import Testing

@testable import Drawings

@Suite struct ScaleTests {
  @Test func placesLinearly() {
    let scale = Scale(.linear, domain: 10...20, from: 100, to: 0)
    #expect(scale.position(10) == 100)
    #expect(scale.position(15) == 50)
    #expect(scale.position(.nan) == nil)
    #expect(scale.position(.infinity) == nil)
  }

  @Test func placesLogarithmically() throws {
    let scale = Scale(.logarithmic, domain: 1...100, from: 0, to: 2)
    #expect(abs(try #require(scale.position(10)) - 1) < 1e-12)
    #expect(scale.position(0) == nil)
    #expect(scale.position(-1) == nil)
  }

  private static let strange: [[Double]] = [
    [], [.nan], [5], [0], [-3, -3], [1e300, 1], [.infinity, 1], [1, 1 + 1e-15],
  ]

  @Test(arguments: strange)
  func alwaysHasADomain(values: [Double]) {
    for kind in [Scale.Kind.linear, .logarithmic] {
      let domain = Scale.domain(of: values, kind, fromZero: true)
      #expect(domain.lowerBound < domain.upperBound)
      #expect(kind == .linear || domain.lowerBound > 0)
      let rounded = Scale.rounded(domain, kind)
      #expect(rounded.lowerBound <= domain.lowerBound + abs(domain.lowerBound) * 1e-9)
      #expect(rounded.upperBound >= domain.upperBound - abs(domain.upperBound) * 1e-9)
      #expect(!Ticks.values(of: Scale(kind, domain: rounded, from: 0, to: 1), about: 4).isEmpty)
    }
  }

  @Test func opensToTheNextTicks() {
    #expect(Scale.rounded(0...9.2, .linear) == 0...10)
    #expect(Scale.rounded(3...700, .logarithmic) == 1...1000)
  }
}
