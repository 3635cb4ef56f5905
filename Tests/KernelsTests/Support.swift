import Kernels
import Random

/// Numbers from N(0, 1) · `spread`, the same in each run.
func randomFloats(_ count: Int, seed: UInt64, spread: Float = 1) -> Floats {
  var random = MersenneTwister(seed: seed)
  return Floats((0..<count).map { _ in random.normal(count: 1)[0] * spread })
}

/// The largest difference between the numbers and what they should be; infinite if their counts
/// differ or one is NaN.
func largestDifference(_ values: Floats, _ expected: [Double]) -> Double {
  guard values.count == expected.count else { return .infinity }
  return zip(values.array, expected).map { value, expected in
    let difference = abs(Double(value) - expected)
    return difference.isNaN ? .infinity : difference
  }.max() ?? 0
}

extension Floats {
  var doubles: [Double] { array.map(Double.init) }
}

/// Sizes around the width of a vector and of two, and none at all.
let oddSizes = [0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 100]
