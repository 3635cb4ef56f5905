import Record

/// The names of the files that a run's folder can hold. No other file there is ever written or
/// removed.
enum RunFiles {
  static let record = "run.json"
  static let reference = "reference.json"

  /// The data behind a step's figures, by their names.
  static func figures(_ step: StepID) -> String { "steps/\(step).json" }

  static let all = Steps.all.reduce(into: Set<String>()) { $0.formUnion($1.files) }
    .union(StepID.allCases.map(figures))
    .union(ReportFormat.allCases.map(\.fileName)).union([record, reference])
}
