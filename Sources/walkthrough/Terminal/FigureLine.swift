import Figures
import Pipeline
import Record

/// Reports which figures could not be brought up to date, why, and what to do about it.
enum FigureLine {
  static func report(
    _ figures: [OutdatedFigure], record: RunRecord, repeating arguments: RepeatedArguments
  ) {
    let command = SuggestedCommand.run(record, repeating: arguments)
    for line in lines(figures, command: command) { Terminal.standardError("note: \(line)\n") }
  }

  /// A line for all that lack a stored result, and one for each reason that a step's figures
  /// failed.
  static func lines(_ figures: [OutdatedFigure], command: SuggestedCommand) -> [String] {
    var lacking: [String] = []
    var failed: [String] = []
    for figure in figures {
      switch figure.cause {
      case .lackingResult:
        if !lacking.contains(figure.step.rawValue) { lacking.append(figure.step.rawValue) }
      case .failure(let reason):
        let line = "some figures of \(figure.step) can't be computed: \(reason)"
        if !failed.contains(line) { failed.append(line) }
      }
    }
    guard !lacking.isEmpty else { return failed }
    return [
      "the figures of \(lacking.joined(separator: ", ")) are out of date or missing, because the "
        + "results that they are computed from are not stored any more, or stale. To make them "
        + "again: \(command)"
    ] + failed
  }
}
