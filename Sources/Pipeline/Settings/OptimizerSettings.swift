import Chapters
import Neural

/// How gradients become updates.
package struct OptimizerSettings: StepSettings {
  package enum Algorithm: String, Codable, CaseIterable, Sendable {
    case adam
  }

  package var algorithm = Algorithm.adam
  /// The highest learning rate.
  package var learningRate = 0.001
  /// How the rate falls after the warmup.
  package var schedule = LearningRateSchedule.Decay.constant
  /// The number of steps in which the rate rises; 0 starts with the highest.
  package var warmup = 0
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var epsilon = 1e-8
  /// The fraction of each weight that a step takes away, times the learning rate.
  package var weightDecay = 0.0

  /// Well above the smallest single-precision number: a word that doesn't occur in a batch has the
  /// gradient 0, and 0 / (0 + epsilon) must be a number.
  private static let leastEpsilon = 1e-30

  package init() {}

  package func problems() -> [SettingProblem] {
    [
      .require(
        learningRate > 0 && learningRate.isFinite, "learningRate",
        "must be a number above 0, not \(learningRate)"),
      .require(
        beta1 >= 0 && beta1 < 1, "beta1", "must be at least 0 and below 1, not \(beta1)"),
      .require(
        beta2 >= 0 && beta2 < 1, "beta2", "must be at least 0 and below 1, not \(beta2)"),
      .require(
        epsilon >= Self.leastEpsilon && epsilon.isFinite, "epsilon",
        "must be \(Self.leastEpsilon) or above, not \(epsilon)"),
      .require(warmup >= 0, "warmup", "must be 0 or more steps, not \(warmup)"),
      .requireAtMost(SettingProblem.largestCount, "warmup", warmup),
      .require(
        weightDecay >= 0 && weightDecay.isFinite, "weightDecay",
        "must be 0 or above, not \(weightDecay)"),
      .require(
        !(weightDecay * learningRate >= 1 && weightDecay.isFinite && learningRate.isFinite),
        "weightDecay",
        "times learningRate must be below 1, or a step takes away more than the weights"),
    ].compactMap { $0 }
  }
}
