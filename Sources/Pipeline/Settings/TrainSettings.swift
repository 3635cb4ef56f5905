import Chapters
import Record

/// How long the model trains, and how far a step may go.
package struct TrainSettings: StepSettings {
  /// Passes over the training data; 0 leaves the model unchanged.
  package var epochs = 3
  /// The maximum norm of the gradient; 0 for no limit.
  package var clipNorm = 0.0
  /// The number of epochs without a lower validation loss after which training ends; 0 trains
  /// through all of them.
  package var patience = 0
  /// How matrix products round; this program's own trainer knows only `float32`.
  package var precision = TrainingPrecision.float32

  package init() {}

  package func problems() -> [SettingProblem] {
    [
      .require(epochs >= 0, "epochs", "must be 0 or more, not \(epochs)"),
      .requireAtMost(100_000, "epochs", epochs),
      .require(
        clipNorm >= 0 && clipNorm.isFinite, "clipNorm",
        "must be 0 for no limit, or positive, not \(clipNorm)"),
      .require(
        patience >= 0, "patience", "must be 0 for all epochs, or positive, not \(patience)"),
      .requireAtMost(100_000, "patience", patience),
    ].compactMap { $0 }
  }
}
