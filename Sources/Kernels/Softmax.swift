/// The numerators of a softmax and their sums, for rows of logits that may be only part of the
/// whole: R rows, C columns.
///
/// softmax(x)ⱼ = e^(xⱼ − m) / Σ e^(x − m) for any m. With the largest x as m, no exponential
/// overflows. When each thread sees only part of the columns, each part has its own m, and
/// `SoftmaxCrossEntropy` joins the parts.
package enum Softmax {
  /// Computes each row's largest logit m and Σ e^(x − m).
  ///
  /// - Parameters:
  ///   - logits: R × C, unchanged.
  ///   - maxima: receives R values.
  ///   - sums: receives R values.
  package static func sumExponentials(_ logits: Floats, maxima: Floats, sums: Floats) {
    forEachRow(of: logits, maxima: maxima, sums: sums) { x, columns, largest in
      var total = Lanes.zero
      forEachRun(of: columns) { column, width in
        total += VectorMath.exp((x + column).load(width, filling: -.infinity) - largest)
      }
      return total.sum()
    }
  }

  /// Does the same, and replaces each logit x with e^(x − m).
  package static func exponentiate(_ logits: Floats, maxima: Floats, sums: Floats) {
    forEachRow(of: logits, maxima: maxima, sums: sums) { x, columns, largest in
      var total = Lanes.zero
      forEachRun(of: columns) { column, width in
        let power = VectorMath.exp((x + column).load(width, filling: -.infinity) - largest)
        (x + column).store(power, width)
        total += power
      }
      return total.sum()
    }
  }

  @inline(__always)
  private static func forEachRow(
    of logits: Floats, maxima: Floats, sums: Floats,
    _ sum: (_ row: UnsafeMutablePointer<Float>, _ columns: Int, _ largest: Float) -> Float
  ) {
    let rows = maxima.count
    precondition(sums.count == rows, "a largest logit and a sum for each row")
    guard rows > 0 else { return }
    precondition(logits.count % rows == 0, "logits are rows × columns")
    let columns = logits.count / rows
    for row in 0..<rows {
      let x = logits.base + row * columns
      let largest = x.maximum(count: columns)
      maxima.base[row] = largest
      // In a row of nothing but −∞, exponentials are 0, not NaN.
      sums.base[row] = sum(x, columns, largest == -.infinity ? 0 : largest)
    }
  }
}

extension UnsafeMutablePointer<Float> {
  /// The largest of `count` numbers; −∞ for none. Keeps four maxima, since each comparison waits
  /// for the one before.
  @inline(__always)
  fileprivate func maximum(count: Int) -> Float {
    let width = Lanes.scalarCount
    var (a, b, c, d) = (
      Lanes(repeating: -.infinity), Lanes(repeating: -.infinity),
      Lanes(repeating: -.infinity), Lanes(repeating: -.infinity)
    )
    var offset = 0
    while offset + 4 * width <= count {
      a = larger(a, (self + offset).load(width))
      b = larger(b, (self + offset + width).load(width))
      c = larger(c, (self + offset + 2 * width).load(width))
      d = larger(d, (self + offset + 3 * width).load(width))
      offset += 4 * width
    }
    a = larger(larger(a, b), larger(c, d))
    while offset < count {
      let rest = Swift.min(width, count - offset)
      a = larger(a, (self + offset).load(rest, filling: -.infinity))
      offset += rest
    }
    return a.max()
  }

  @inline(__always)
  private func larger(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }
}
