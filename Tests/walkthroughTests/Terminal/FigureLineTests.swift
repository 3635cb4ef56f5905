import Figures
import Pipeline
import Record
import Testing

@testable import walkthrough

@Suite struct FigureLineTests {
  private let command = SuggestedCommand("run", "tiny", repeating: RepeatedArguments())

  private func lines(_ figures: OutdatedFigure...) -> [String] {
    FigureLine.lines(figures, command: command)
  }

  @Test func stepsWithoutResultsAreInOneLineWithTheCommand() {
    let line = lines(
      OutdatedFigure(step: .vocab, cause: .lackingResult),
      OutdatedFigure(step: .vocab, cause: .lackingResult),
      OutdatedFigure(step: .train, cause: .lackingResult))
    #expect(line.count == 1)
    #expect(line[0].hasPrefix("the figures of vocab, train are out of date or missing"))
    #expect(line[0].hasSuffix("To make them again: walkthrough run tiny"))
  }

  @Test func aFailureIsNotTakenForAMissingResult() {
    #expect(
      lines(
        OutdatedFigure(step: .evaluate, cause: .failure("no memory")),
        OutdatedFigure(step: .evaluate, cause: .failure("no memory")),
        OutdatedFigure(step: .evaluate, cause: .failure("no word")))
        == [
          "some figures of evaluate can't be computed: no memory",
          "some figures of evaluate can't be computed: no word",
        ])
  }

  @Test func bothCausesAreReported() {
    let both = lines(
      OutdatedFigure(step: .evaluate, cause: .failure("no memory")),
      OutdatedFigure(step: .vocab, cause: .lackingResult))
    #expect(both.count == 2)
    #expect(both[1] == "some figures of evaluate can't be computed: no memory")
    #expect(lines() == [])
  }
}
