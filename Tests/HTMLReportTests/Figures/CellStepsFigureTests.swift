import Drawings
import Testing

@testable import Figures

@Suite struct CellStepsFigureTests {
  private func figure(words: Int, values: [[Double]]) -> CellStepsFigure {
    CellStepsFigure(
      text: TestSequence.Place(number: 1, count: 9, isWindow: false),
      words: (0..<words).map { "w\($0)" }, length: 40,
      beginning: "<bos>",
      units: [
        CellStepsFigure.Unit(number: 6, forgets: true, before: 0.25, values: values),
        CellStepsFigure.Unit(number: 2, forgets: false, before: -1, values: values),
      ],
      hidden: 8, layers: 3)
  }

  private let rows = [[0.5, 0.9, -0.4, 0.2, 0.025, 0.005], [0.5, 0.9, 1, 0.2, 0.5225, 0.09594]]

  @Test func saysWhichUnitsItShowsAndWhy() throws {
    let drawn = try #require(figure(words: 2, values: rows).drawn(in: Fixture.values))
    #expect(
      drawn.sentence
        == "2 units of 8 of the last of 3 layers, in the trained model, at the first 2 of 40 words "
        + "of test sequence 1 of 9; “<bos>” was read before. Over the whole text, unit 7 forgets "
        + "most, by the sum of |(1 − f) · c(t−1)|; of the others, unit 3 carries most, by the sum "
        + "of |f · c(t−1)| · (1 − |i · g|). Each number is rounded only where it is shown.")
  }

  @Test func isCompleteWithoutScripts() throws {
    let html = try render(figure(words: 2, values: rows).drawn(in: Fixture.values))
    #expect(PageStructure(html).firstMismatch == nil)
    #expect(html.contains("data-before=\"0.25000\""))
    #expect(html.contains("0.50000 0.90000 -0.40000 0.20000 0.02500 0.00500;0.50000 0.90000"))
    #expect(html.contains("<svg") && html.contains("class=\"bar cell-bar\""))
    #expect(html.contains("<td class=\"number\">−0.40</td>"))
    #expect(html.contains("<div class=\"stepper-player\" hidden>"))
    #expect(html.matches(of: /<li data-line="(.)">/).map(\.output.1).joined() == "ifgoch")
    // Fewer than ten words.
    #expect(!html.contains("class=\"fading\""))
  }

  @Test func leavesOutWhatDoesNotFitTogether() {
    for values in [[], [rows[0]], [rows[0], [0.1]], [rows[0], [.nan, 0, 0, 0, 0, 0]]] {
      #expect(figure(words: 2, values: values).drawn(in: Fixture.values) == nil)
    }
    #expect(figure(words: 0, values: []).drawn(in: Fixture.values) == nil)
  }

  @Test func aValueFadesByTheForgetGate() throws {
    #expect(GateFading.left(forget: 0.5, words: 4) == [1, 0.5, 0.25, 0.125])
    #expect(GateFading.left(forget: 0, words: 2) == [1, 0])
    #expect(
      GateFading.cells(forget: 0.5, input: 0.25, candidates: [1, -1]) == [1, 0.75, 0.125])
    let html = try render(
      figure(words: 10, values: (0..<10).map { _ in rows[0] }).drawn(in: Fixture.values))
    #expect(html.contains("data-candidates=\"-0.40000 "))
    #expect(
      html.contains(
        "With f = 0.90 and i = 0.10 at each later word, 0.39 of the first value is left after ten "
          + "words, and with what came in c is 0.14."))
    #expect(html.contains("<td class=\"number\">0.387</td>"))
    #expect(html.matches(of: /class="fading-bar"/).count == 10)
    #expect(PageStructure(html).firstMismatch == nil)
  }
}
