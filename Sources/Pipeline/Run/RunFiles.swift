import Record

/// The names of the files that a run's folder can hold. No other file there is ever written or
/// removed.
enum RunFiles {
  static let record = "run.json"
  static let reference = "reference.json"

  /// The data behind a step's figures, by their names.
  static func figures(_ step: StepID) -> String { "steps/\(step).json" }

  /// The files that a step may make, some of them only under certain settings.
  static func made(by step: StepID) -> Set<String> {
    switch step {
    case .vocab: ["vocab.tsv"]
    case .dataset: ["test.npy", "test-offsets.npy"]
    case .train: ["metrics.csv", "validation.csv", "model.safetensors"]
    case .load, .loader, .model, .optimizer, .evaluate: []
    }
  }

  static let madeBySteps = StepID.allCases.reduce(into: Set<String>()) {
    $0.formUnion(made(by: $1))
  }

  static let all = madeBySteps.union(StepID.allCases.map(figures))
    .union(ReportFormat.allCases.map(\.fileName)).union([record, reference])
}
