import Random

extension MersenneTwister {
  /// A dropout mask in an array.
  package mutating func dropoutMask(count: Int, keep: Double) -> [Float] {
    var mask = [Float](repeating: .nan, count: count)
    var span = mask.mutableSpan
    dropoutMask(&span, keep: keep)
    return mask
  }
}
