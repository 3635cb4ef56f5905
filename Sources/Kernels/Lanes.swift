/// Sixteen numbers: one register of AVX-512, two of AVX, four of SSE or NEON.
package typealias Lanes = SIMD16<Float>

/// Sixteen numbers in double precision, for sums.
typealias DoubleLanes = SIMD16<Double>

/// Sixteen integers, for the bits of numbers.
typealias IntegerLanes = SIMD16<Int32>

/// Calls `body` with the offset and width of each run of at most sixteen of `count` numbers.
///
/// The last run may be narrower. Loads fill its missing lanes and stores skip them, so the same few
/// lines serve every size.
@inline(__always)
func forEachRun(of count: Int, _ body: (_ offset: Int, _ width: Int) -> Void) {
  var offset = 0
  while offset + Lanes.scalarCount <= count {
    body(offset, Lanes.scalarCount)
    offset += Lanes.scalarCount
  }
  if offset < count { body(offset, count - offset) }
}

extension UnsafePointer<Float> {
  /// The next `width` numbers, padded with `filler`.
  @inline(__always)
  func load(_ width: Int, filling filler: Float = 0) -> Lanes {
    guard width < Lanes.scalarCount else {
      return UnsafeRawPointer(self).loadUnaligned(as: Lanes.self)
    }
    var lanes = Lanes(repeating: filler)
    for lane in 0..<width { lanes[lane] = self[lane] }
    return lanes
  }
}

extension UnsafeMutablePointer<Float> {
  /// The next `width` numbers, padded with `filler`.
  @inline(__always)
  func load(_ width: Int, filling filler: Float = 0) -> Lanes {
    UnsafePointer(self).load(width, filling: filler)
  }

  /// Stores the first `width` of `lanes` here.
  @inline(__always)
  func store(_ lanes: Lanes, _ width: Int) {
    guard width < Lanes.scalarCount else {
      UnsafeMutableRawPointer(self).storeBytes(of: lanes, as: Lanes.self)
      return
    }
    for lane in 0..<width { self[lane] = lanes[lane] }
  }
}
