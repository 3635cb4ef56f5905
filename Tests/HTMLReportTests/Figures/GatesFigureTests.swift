import Record
import Testing

@testable import HTMLReport

@Suite struct GatesFigureTests {
  private func figures(_ values: [Double]) -> GateFigures {
    let gates = ["input", "forget", "output"].map {
      GateFigures.Gate(name: $0, means: values, units: [values])
    }
    return GateFigures(
      tokens: values.indices.map { "w\($0)" }, gates: gates, units: [4], hidden: 8)
  }

  @Test func saysWhereTheForgetGateIsLeast() throws {
    let figure = try #require(GatesFigure.make(figures([0.9, 0.2, 0.7])))
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
    var torn = figures([0.1, 0.2])
    torn.gates[0].units[0].removeLast()
    #expect(GatesFigure.make(torn) == nil)
    #expect(GatesFigure.make(figures([])) == nil)
    #expect(GatesFigure.make(nil) == nil)
  }
}
