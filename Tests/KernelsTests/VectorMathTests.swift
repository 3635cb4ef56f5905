import Foundation
import Kernels
import Testing

/// exp, sigmoid and tanh against those in double precision.
@Suite struct VectorMathTests {
  struct Function: CustomTestStringConvertible, Sendable {
    var name: String
    /// In units in the last place.
    var bound: Double
    var fast: @Sendable (Lanes) -> Lanes
    var exact: @Sendable (Double) -> Double
    var testDescription: String { name }
  }

  static let exponential = Function(
    name: "exp", bound: 1, fast: { VectorMath.exp($0) }, exact: { exp($0) })
  static let sigmoid = Function(
    name: "sigmoid", bound: 2.4, fast: { VectorMath.sigmoid($0) },
    exact: { $0 < 0 ? exp($0) / (1 + exp($0)) : 1 / (1 + exp(-$0)) })
  static let hyperbolic = Function(
    name: "tanh", bound: 1.4, fast: { VectorMath.tanh($0) }, exact: { tanh($0) })
  static let functions = [exponential, sigmoid, hyperbolic]

  /// How far a result is from the exact one, in units in the last place of a Float of its size; 0
  /// if it is the exact one rounded.
  static func error(_ value: Float, exact: Double) -> Double {
    let rounded = Float(exact)
    if value == rounded || value.isNaN && rounded.isNaN { return 0 }
    guard value.isFinite, rounded.isFinite else { return .infinity }
    return abs(Double(value) - exact) / Double(rounded.ulp)
  }

  /// The largest error over some inputs, and where it is.
  static func worst(_ function: Function, over inputs: [Float]) -> (error: Double, input: Float) {
    var worst = (error: 0.0, input: Float(0))
    for start in stride(from: 0, to: inputs.count, by: Lanes.scalarCount) {
      var lanes = Lanes(repeating: 1)
      let lane = start..<min(start + Lanes.scalarCount, inputs.count)
      for index in lane { lanes[index - start] = inputs[index] }
      let results = function.fast(lanes)
      for index in lane {
        let input = inputs[index]
        let error = error(results[index - start], exact: function.exact(Double(input)))
        if error > worst.error { worst = (error, input) }
      }
    }
    return worst
  }

  /// The given numbers in the first lanes, zeros in the others.
  static func lanes(_ numbers: Float...) -> Lanes {
    var lanes = Lanes.zero
    for (lane, number) in numbers.enumerated() { lanes[lane] = number }
    return lanes
  }

  /// Every sign and exponent and many fractions, including NaNs: a prime stride over the bit
  /// patterns.
  @Test(arguments: functions) func wholeRangeIsAccurate(_ function: Function) {
    let inputs = stride(from: UInt32(0), to: .max, by: 65_521).map(Float.init(bitPattern:))
    let worst = Self.worst(function, over: inputs)
    #expect(worst.error <= function.bound, "at \(worst.input)")
  }

  /// A closer look where the functions bend.
  @Test(arguments: functions) func middleIsAccurate(_ function: Function) {
    for inputs in [
      stride(from: Float(-110), to: 110, by: 0.0137), stride(from: -2, to: 2, by: 0.000_31),
    ] {
      let worst = Self.worst(function, over: Array(inputs))
      #expect(worst.error <= function.bound, "at \(worst.input)")
    }
  }

  /// The largest x whose exponential is finite, the smallest whose exponential is normal, and the
  /// smallest whose exponential isn't zero, with some neighbours on both sides.
  @Test(
    arguments: functions, [Float(88.722_84), -87.336_54, -103.972_08, 0.625, 9.01, 0, 89, -104])
  func bordersAreAccurate(_ function: Function, border: Float) {
    let around = (-2000...2000).map { border + Float($0) * max(border.ulp, 1e-7) }
    for inputs in [around, around.map(-)] {
      let worst = Self.worst(function, over: inputs)
      #expect(worst.error <= function.bound, "at \(worst.input)")
    }
  }

  @Test func specialValues() {
    let inputs = Self.lanes(
      .infinity, -.infinity, .nan, 0, -0.0, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
      .leastNonzeroMagnitude)
    let exp = VectorMath.exp(inputs)
    #expect(exp[0] == .infinity && exp[1] == 0 && exp[2].isNaN && exp[3] == 1 && exp[4] == 1)
    #expect(exp[5] == .infinity && exp[6] == 0 && exp[7] == 1)
    let sigmoid = VectorMath.sigmoid(inputs)
    #expect(sigmoid[0] == 1 && sigmoid[1] == 0 && sigmoid[2].isNaN && sigmoid[3] == 0.5)
    #expect(sigmoid[4] == 0.5 && sigmoid[5] == 1 && sigmoid[6] == 0 && sigmoid[7] == 0.5)
    let tanh = VectorMath.tanh(inputs)
    #expect(tanh[0] == 1 && tanh[1] == -1 && tanh[2].isNaN && tanh[3] == 0 && tanh[4] == 0)
    #expect(tanh[5] == 1 && tanh[6] == -1 && tanh[7] == .leastNonzeroMagnitude)
    #expect(tanh[3].sign == .plus && tanh[4].sign == .minus)
  }

  /// Just above the largest finite exponential the result is infinite, before any clamping.
  @Test func powersOverflowAndUnderflowInPlace() {
    let exp = VectorMath.exp(
      Self.lanes(88.722_83, 88.722_84, 88.8, 89, 89.1, -87.4, -103.9, -104))
    #expect(exp[0].isFinite && exp[2] == .infinity && exp[3] == .infinity && exp[4] == .infinity)
    #expect(exp[5].isSubnormal && exp[6] == .leastNonzeroMagnitude && exp[7] == 0)
  }

  @Test func tanhIsOdd() {
    let inputs = stride(from: Float(0), to: 12, by: 0.0173).map { $0 }
    for input in inputs {
      let pair = VectorMath.tanh(Self.lanes(input, -input))
      #expect(pair[0] == -pair[1])
    }
  }
}
