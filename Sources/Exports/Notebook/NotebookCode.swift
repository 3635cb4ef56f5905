import Record

/// The eight steps of a run in PyTorch, with the run's settings: code that a learner would write, and
/// the same random draws in the same order.
struct NotebookCode {
  let settings: RunSettings
  /// What the run's model wrote in the evaluation.
  let continuations: [Continuation]

  func code(of step: StepID) -> String {
    switch step {
    case .load: load
    case .vocab: vocab
    case .dataset: dataset
    case .loader: loader
    case .model: model
    case .optimizer: optimizer
    case .train: train
    case .evaluate: evaluate
    }
  }
}
