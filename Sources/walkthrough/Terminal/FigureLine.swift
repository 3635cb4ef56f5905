import Pipeline
import Record

/// Tells which figures could not be brought up to date, and how to make them again.
enum FigureLine {
  /// - Parameter steps: the steps that have such figures.
  static func tell(_ steps: [StepID], record: RunRecord, repeating arguments: RepeatedArguments) {
    guard !steps.isEmpty else { return }
    let names = steps.map(\.rawValue).joined(separator: ", ")
    let command = SuggestedCommand.run(record, repeating: arguments)
    Terminal.standardError(
      "note: figures of \(names) are as another version made them, or missing: the results that "
        + "they are computed from are no longer stored, or stale. To make them again: \(command)\n")
  }
}
