import Chapters
import Neural

/// How the trained model is evaluated.
package struct EvaluateSettings: StepSettings {
  package enum Checkpoint: String, Codable, CaseIterable, Sendable {
    /// The model after the last epoch.
    case last
    /// The model of the epoch with the lowest validation loss.
    case best
  }

  package var checkpoint = Checkpoint.last
  /// Prompts for the model to continue.
  package var prompts = ["the movie was"]
  /// The maximum number of words in a continuation.
  package var length = 40
  /// Below 1 favours likely words; 0 always takes the likeliest.
  package var temperature = 0.8
  /// The number of likeliest words to sample from; 0 for all.
  package var topK = 20
  /// The total probability of the likeliest words to sample from; 1 for all words.
  package var topP = 1.0
  /// Temperatures to compare: the first prompt is continued at each, sampling from all words.
  package var temperatures: [Double] = []

  package init() {}

  package func problems() -> [SettingProblem] {
    let wrong = temperatures.first { !($0 >= 0 && $0.isFinite) }
    return [
      .require(length >= 1, "length", "must be at least 1, not \(length)"),
      .requireAtMost(100_000, "length", length),
      .require(
        temperature >= 0 && temperature.isFinite, "temperature",
        "must be 0 or above, not \(temperature)"),
      .require(topK >= 0, "topK", "must be 0 for all words, or positive, not \(topK)"),
      .requireAtMost(ModelShape.mostWords, "topK", topK),
      .require(
        topP > 0 && topP <= 1, "topP", "must be above 0 and at most 1 (all words), not \(topP)"),
      .require(
        wrong == nil, "temperatures", "must each be 0 or above, not \(wrong ?? 0)"),
      .require(
        temperatures.isEmpty || !prompts.isEmpty, "temperatures",
        "need a prompt to compare them with; name one in prompts"),
    ].compactMap { $0 }
  }
}
