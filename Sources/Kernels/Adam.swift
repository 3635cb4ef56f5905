import Foundation

/// The Adam optimizer's update.
///
/// Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015), algorithm 1; the
/// order of operations is that of `torch.optim.Adam`.
package enum AdamUpdate {
  /// Updates parameters and moments by one step.
  ///
  /// p −= lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
  ///
  /// - Parameters:
  ///   - step: t, 1 for the first.
  ///   - gradient: multiplied by `gradientScale` first, which is how clipping is applied.
  package static func apply(
    parameters: Floats, gradient: Floats, firstMoment: Floats, secondMoment: Floats,
    step: Int, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double,
    gradientScale: Float = 1
  ) {
    let count = gradient.count
    precondition(
      parameters.count == count && firstMoment.count == count && secondMoment.count == count,
      "parameters, gradient and moments have the same shape")
    let (p, g, m, v) = (parameters.base, gradient.base, firstMoment.base, secondMoment.base)
    let stepSize = Float(learningRate / (1 - pow(beta1, Double(step))))
    let correction = Float(sqrt(1 - pow(beta2, Double(step))))
    let (keep2, new1, new2) = (Float(beta2), Float(1 - beta1), Float(1 - beta2))
    let epsilon = Float(epsilon)
    // snippet.update
    forEachRun(of: count) { index, width in
      let gradient = (g + index).load(width) * gradientScale
      let mean = (m + index).load(width)
      let newMean = mean + (gradient - mean) * new1
      let newSquare = (v + index).load(width) * keep2 + gradient * gradient * new2
      let divisor = newSquare.squareRoot() / correction + epsilon
      (m + index).store(newMean, width)
      (v + index).store(newSquare, width)
      (p + index).store((p + index).load(width) - stepSize * (newMean / divisor), width)
    }
    // snippet.end
  }
}
