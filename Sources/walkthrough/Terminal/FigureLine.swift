import Pipeline
import Record

/// Reports which figures could not be brought up to date, and how to make them again.
enum FigureLine {
  /// - Parameter steps: the steps that have such figures.
  static func tell(_ steps: [StepID], record: RunRecord, repeating arguments: RepeatedArguments) {
    guard !steps.isEmpty else { return }
    let names = steps.map(\.rawValue).joined(separator: ", ")
    let command = SuggestedCommand.run(record, repeating: arguments)
    Terminal.standardError(
      "note: the figures of \(names) are out of date or missing, because the results that they are "
        + "computed from are not stored any more, or stale. To make them again: \(command)\n")
  }
}
