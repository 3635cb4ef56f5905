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

  /// The first word finds nothing to forget.
  @Test func saysWhereTheForgetGateIsLeast() throws {
    let figure = try #require(drawn([0.1, 0.2, 0.7]))
    #expect(
      figure.sentence.hasSuffix(
        "From the second word on, the forget gate keeps 0.45 of the cell state, on average over all "
          + "units; least at word 2, “w1”, 0.20."))
    #expect(
      figure.table?.rows == [
        ["1", "w0", "0.10", "0.10", "0.10"], ["2", "w1", "0.20", "0.20", "0.20"],
        ["3", "w2", "0.70", "0.70", "0.70"],
      ])
    let html = try render(figure)
    #expect(html.matches(of: /h24v8h-24z/).count == 9)
    #expect(try #require(drawn([0.4])).sentence.hasSuffix("the whole sequence of 1 word."))
  }

  @Test func countsWordsFromTheFirst() throws {
    let gates = ["input", "forget", "output"].map {
      GatesFigure.Gate(name: $0, means: [0, 0.5, 0.2], units: [[0.1, 0.2]])
    }
    let figure = try #require(
      GatesFigure(
        tokens: ["<bos>", "b", "c"], hasBeginning: true, gates: gates, units: [0], hidden: 8
      ).drawn(in: Fixture.values))
    #expect(
      figure.sentence.contains("the whole sequence of 2 words after “<bos>”. From the first word"))
    #expect(figure.sentence.hasSuffix("least at word 2, “c”, 0.20."))
    #expect(figure.table?.rows.map { $0[0] } == ["0", "1", "2"])
  }

  /// The averages are over all words, of which only the first are drawn.
  @Test func readsMoreWordsThanItShows() throws {
    let gates = ["input", "forget", "output"].map {
      GatesFigure.Gate(name: $0, means: [0, 0.5, 0.5, 0.2], units: [[0.1, 0.2]])
    }
    let figure = try #require(
      GatesFigure(tokens: ["a", "b", "c", "d"], gates: gates, units: [0], hidden: 8)
        .drawn(in: Fixture.values))
    #expect(figure.sentence.hasPrefix("One column per word, the first 2; one row"))
    #expect(figure.sentence.contains("keeps 0.40") && figure.sentence.contains("“d”, 0.20"))
    #expect(figure.table?.rows.count == 4)
    #expect(try render(figure).matches(of: /h24v8h-24z/).count == 6)
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
