import Chapters

/// How the trained model is judged.
package struct EvaluateSettings: StepSettings {
  package enum Checkpoint: String, Codable, CaseIterable, Sendable {
    /// The model after the last epoch.
    case last
    /// The model of the epoch with the lowest validation loss.
    case best
  }

  package var checkpoint = Checkpoint.last
  /// Beginnings for the model to continue.
  package var prompts = ["the movie was"]
  /// Words of a continuation, at most.
  package var length = 40
  /// Below 1 favours likely words; 0 always takes the likeliest.
  package var temperature = 0.8
  /// The likeliest words to choose from; 0 for all.
  package var topK = 20

  package init() {}

  package func problems() -> [SettingProblem] {
    [
      .require(length >= 1, "length", "must be at least 1, not \(length)"),
      .require(length <= 100_000, "length", "must be at most 100,000, not \(length)"),
      .require(
        temperature >= 0 && temperature.isFinite, "temperature",
        "must be 0 or above, not \(temperature)"),
      .require(topK >= 0, "topK", "must be 0 for all words, or above, not \(topK)"),
    ].compactMap { $0 }
  }
}
