import Chapters

/// How long the model trains.
package struct TrainSettings: StepSettings {
  /// Passes over the training data; 0 leaves the model unchanged.
  package var epochs = 3
  /// The maximum norm of the gradient; 0 for no limit.
  package var clipNorm = 0.0

  package init() {}

  package func problems() -> [SettingProblem] {
    [
      .require(epochs >= 0, "epochs", "must be 0 or more, not \(epochs)"),
      .requireAtMost(100_000, "epochs", epochs),
      .require(
        clipNorm >= 0 && clipNorm.isFinite, "clipNorm",
        "must be 0 for no limit, or positive, not \(clipNorm)"),
    ].compactMap { $0 }
  }
}
