import Drawings
import Testing

@testable import Figures

@Suite struct GatesFigureTests {
  /// - Parameter inputs: what the unit's input gate has; `values` unless given.
  private func drawn(_ values: [Double], inputs: [Double]? = nil) -> Figure? {
    let gates = ["input", "forget", "output"].map { name in
      GatesFigure.Gate(
        name: name, means: values, units: [name == "input" ? inputs ?? values : values])
    }
    return GatesFigure(
      tokens: values.indices.map { "w\($0)" }, gates: gates, units: [4], hidden: 8
    ).drawn(in: Fixture.values)
  }

  @Test func saysWhereTheForgetGateIsLeast() throws {
    let figure = try #require(drawn([0.9, 0.2, 0.7]))
    #expect(
      figure.sentence.hasSuffix("keeps 0.60 of the cell state on average, least at “w1”, 0.20."))
    #expect(
      figure.table?.rows == [
        ["1", "w0", "0.90", "0.90", "0.90"], ["2", "w1", "0.20", "0.20", "0.20"],
        ["3", "w2", "0.70", "0.70", "0.70"],
      ])
    let html = try render(figure)
    #expect(html.matches(of: /class="heat-\d"/).count == 9)
  }

  @Test(arguments: [(0.0, 0), (0.5, 3), (1, 6), (-2, 0), (7, 6), (.nan, 0), (.infinity, 0)])
  func tintsFromShutToOpen(value: Double, tint: Int) {
    #expect(GatesFigure.tint(of: value) == tint)
  }

  @Test func leavesOutWhatDoesNotFitTogether() {
    #expect(drawn([0.1, 0.2]) != nil)
    #expect(drawn([0.1, 0.2], inputs: [0.1]) == nil)
    #expect(drawn([]) == nil)
  }
}
