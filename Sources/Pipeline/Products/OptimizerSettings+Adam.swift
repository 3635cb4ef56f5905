import Neural

extension OptimizerSettings {
  /// An optimizer for `count` parameters that has taken no step.
  func makeAdam(count: Int) -> Adam {
    Adam(
      count: count, learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
      weightDecay: weightDecay)
  }
}
