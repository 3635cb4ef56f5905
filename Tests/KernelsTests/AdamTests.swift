import Foundation
import Kernels
import Testing

@Suite struct AdamTests {
  /// Algorithm 1 of the paper for one parameter, in double precision.
  struct Scalar {
    var parameter: Double
    var first = 0.0
    var second = 0.0

    mutating func step(
      _ t: Int, gradient: Double, learningRate: Double, beta1: Double, beta2: Double,
      epsilon: Double
    ) {
      first = beta1 * first + (1 - beta1) * gradient
      second = beta2 * second + (1 - beta2) * gradient * gradient
      let firstCorrected = first / (1 - pow(beta1, Double(t)))
      let secondCorrected = second / (1 - pow(beta2, Double(t)))
      parameter -= learningRate * firstCorrected / (secondCorrected.squareRoot() + epsilon)
    }
  }

  @Test(arguments: oddSizes, [Float(1), 0.25])
  func stepsAreThoseOfThePaper(count: Int, gradientScale: Float) {
    let parameters = randomFloats(count, seed: 1)
    let firstMoment = Floats(count: count)
    let secondMoment = Floats(count: count)
    var scalars = parameters.doubles.map { Scalar(parameter: $0) }
    for step in 1...20 {
      let gradient = randomFloats(count, seed: UInt64(100 + step), spread: 0.1)
      AdamUpdate.apply(
        parameters: parameters, gradient: gradient, firstMoment: firstMoment,
        secondMoment: secondMoment, step: step, learningRate: 0.01, beta1: 0.9, beta2: 0.999,
        epsilon: 1e-8, gradientScale: gradientScale)
      for index in scalars.indices {
        scalars[index].step(
          step, gradient: Double(gradient[index] * gradientScale), learningRate: 0.01,
          beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
      }
    }
    #expect(largestDifference(parameters, scalars.map(\.parameter)) < 1e-5)
    #expect(largestDifference(firstMoment, scalars.map(\.first)) < 1e-7)
    #expect(largestDifference(secondMoment, scalars.map(\.second)) < 1e-8)
  }

  /// Bias correction makes the first step as long as the learning rate, however small the gradient.
  @Test func firstStepHasTheLengthOfTheLearningRate() {
    let parameters = Floats(count: 3)
    AdamUpdate.apply(
      parameters: parameters, gradient: Floats([1e-3, -5, 0]), firstMoment: Floats(count: 3),
      secondMoment: Floats(count: 3), step: 1, learningRate: 0.1, beta1: 0.9, beta2: 0.999,
      epsilon: 1e-8)
    #expect(largestDifference(parameters, [-0.1, 0.1, 0]) < 2e-6)
  }
}
