import Foundation

/// PyTorch's distributions over the generator's draws: the same numbers, in the same order.
///
/// Source: `ATen/core/DistributionsHelper.h` and `ATen/native/cpu/DistributionTemplates.h`.
extension MersenneTwister {
  /// A 64-bit integer as `torch.empty((), dtype=torch.int64).random_()` draws it: 0 ..< 2⁶³.
  package mutating func nextInt64() -> Int64 {
    Int64(next() & UInt64(Int64.max))
  }

  /// Uniform in [`low`, `high`): 24 random bits, scaled with one rounding.
  package mutating func uniform(_ low: Float, _ high: Float) -> Float {
    let unit = Float(nextWord() & 0x00ff_ffff) * 0x1p-24
    return low.addingProduct(unit, high - low)
  }

  /// Uniform in [0, 1) with 53 random bits.
  package mutating func uniform() -> Double {
    Double(next() & 0x001f_ffff_ffff_ffff) * 0x1p-53
  }

  /// `count` draws from N(0, 1). Agrees with PyTorch to 2.4e-7.
  ///
  /// Box-Muller over uniforms in blocks of 16: eight cosines, then eight sines. If `count` isn't a
  /// multiple of 16, the last 16 values are drawn again.
  package mutating func normal(count: Int) -> [Float] {
    guard count >= 16 else { return fewNormal(count: count) }
    var values = (0..<count).map { _ in uniform(0, 1) }
    for start in stride(from: 0, through: count - 16, by: 16) {
      Self.boxMuller(&values, from: start)
    }
    if count % 16 != 0 {
      for index in count - 16..<count { values[index] = uniform(0, 1) }
      Self.boxMuller(&values, from: count - 16)
    }
    return values
  }

  private static func boxMuller(_ values: inout [Float], from start: Int) {
    // Float.pi is rounded towards zero; PyTorch's is rounded to nearest.
    let fullTurn = 2 * Float(Double.pi)
    for index in start..<start + 8 {
      let radius = sqrt(-2 * log(1 - values[index]))
      let angle = fullTurn * values[index + 8]
      values[index] = radius * cos(angle)
      values[index + 8] = radius * sin(angle)
    }
  }

  /// Fewer than 16 values: pairs in double precision, as PyTorch draws single numbers. PyTorch
  /// keeps the spare one of an odd count for its next call; here it is dropped.
  private mutating func fewNormal(count: Int) -> [Float] {
    var values: [Float] = []
    while values.count < count {
      let angle = 2 * Double.pi * uniform()
      let radius = sqrt(-2 * log1p(-uniform()))
      values += [Float(radius * cos(angle)), Float(radius * sin(angle))]
    }
    return Array(values.prefix(count))
  }

  /// The numbers 0 ..< `count` in random order, as `torch.randperm` returns them.
  package mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in 0..<max(0, count - 1) {
      order.swapAt(index, index + Int(nextWord()) % (count - index))
    }
    return order
  }

  /// Fills a dropout mask: 1 / `keep` with probability `keep`, else 0.
  package mutating func dropoutMask(_ mask: inout MutableSpan<Float>, keep: Double) {
    let scale = Float(1 / keep)
    for index in mask.indices { mask[index] = uniform() < keep ? scale : 0 }
  }
}
