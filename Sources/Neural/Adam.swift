import Kernels

/// The Adam optimizer: its settings, and the moments of each parameter.
///
/// Source: Kingma and Ba (2015); `torch.optim.Adam`.
package struct Adam: Sendable {
  package var learningRate: Double
  package var beta1: Double
  package var beta2: Double
  package var epsilon: Double
  /// The steps taken so far.
  package private(set) var step = 0
  /// The running mean of each gradient, and of its square.
  package let firstMoment: Floats
  package let secondMoment: Floats

  /// - Parameter count: how many parameters there are.
  package init(
    count: Int, learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    firstMoment = Floats(count: count)
    secondMoment = Floats(count: count)
  }

  /// Takes one step against the gradients.
  ///
  /// - Parameter scale: what clipping leaves of the gradients' length.
  package mutating func update(
    _ parameters: Floats, with gradients: Floats, scale: Float = 1, threads: Int = 1
  ) {
    step += 1
    let (adam, part) = (self, 1 << 16)
    Parallel.forEach((parameters.count + part - 1) / part, threads: threads) { _, index in
      let range = index * part..<min((index + 1) * part, parameters.count)
      AdamUpdate.apply(
        parameters: parameters[range], gradient: gradients[range],
        firstMoment: adam.firstMoment[range], secondMoment: adam.secondMoment[range],
        step: adam.step, learningRate: adam.learningRate, beta1: adam.beta1, beta2: adam.beta2,
        epsilon: adam.epsilon, gradientScale: scale)
    }
  }

  /// Goes on from an earlier state.
  package mutating func restore(step: Int, firstMoment: Floats, secondMoment: Floats) {
    self.step = step
    copy(firstMoment, to: self.firstMoment)
    copy(secondMoment, to: self.secondMoment)
  }
}
