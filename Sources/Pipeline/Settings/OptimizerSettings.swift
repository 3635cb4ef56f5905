import Chapters

/// How gradients become updates.
package struct OptimizerSettings: StepSettings {
  package enum Algorithm: String, Codable, CaseIterable, Sendable {
    case adam
  }

  package var algorithm = Algorithm.adam
  package var learningRate = 0.001
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var epsilon = 1e-8

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
    ].compactMap { $0 }
  }
}
