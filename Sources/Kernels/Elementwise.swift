/// `y += x`.
package func add(_ x: Span<Float>, to y: inout MutableSpan<Float>) {
  combine(x, into: &y) { x, y in y + x }
}

/// `y ×= x`, value by value.
package func multiply(_ y: inout MutableSpan<Float>, by x: Span<Float>) {
  combine(x, into: &y) { x, y in y * x }
}

@inline(__always)
private func combine(
  _ x: Span<Float>, into y: inout MutableSpan<Float>, _ operation: (Lanes, Lanes) -> Lanes
) {
  precondition(x.count == y.count, "x and y have the same shape")
  let count = x.count
  x.withUnsafeBufferPointer { x in
    y.withUnsafeMutableBufferPointer { y in
      guard let x = x.baseAddress, let y = y.baseAddress else { return }
      forEachRun(of: count) { offset, width in
        (y + offset).store(operation((x + offset).load(width), (y + offset).load(width)), width)
      }
    }
  }
}

/// `y ×= factor`.
package func scale(_ y: inout MutableSpan<Float>, by factor: Float) {
  let count = y.count
  y.withUnsafeMutableBufferPointer { y in
    guard let y = y.baseAddress else { return }
    forEachRun(of: count) { offset, width in
      (y + offset).store((y + offset).load(width) * factor, width)
    }
  }
}

/// Sets every value to `value`.
package func fill(_ y: inout MutableSpan<Float>, with value: Float = 0) {
  y.withUnsafeMutableBufferPointer { $0.update(repeating: value) }
}

/// Writes `row` over each row of `rows`.
package func fillRows(_ rows: inout MutableSpan<Float>, with row: Span<Float>) {
  guard row.count > 0 else { return }
  precondition(rows.count % row.count == 0, "rows are whole")
  row.withUnsafeBufferPointer { row in
    rows.withUnsafeMutableBufferPointer { rows in
      guard let from = row.baseAddress, let to = rows.baseAddress else { return }
      for start in stride(from: 0, to: rows.count, by: row.count) {
        (to + start).update(from: from, count: row.count)
      }
    }
  }
}

/// `sums += Σ rows`: the gradient of a bias that was added to each row.
package func addRows(_ rows: Span<Float>, to sums: inout MutableSpan<Float>) {
  let columns = sums.count
  guard columns > 0 else { return }
  precondition(rows.count % columns == 0, "rows are whole")
  for start in stride(from: 0, to: rows.count, by: columns) {
    add(rows.extracting(start..<start + columns), to: &sums)
  }
}

/// Copies `source` to the values of `target` from `offset` on.
package func copy(_ source: Span<Float>, to target: inout MutableSpan<Float>, at offset: Int = 0) {
  precondition(offset >= 0 && offset + source.count <= target.count, "the copy must fit")
  source.withUnsafeBufferPointer { source in
    target.withUnsafeMutableBufferPointer { target in
      guard let from = source.baseAddress, let to = target.baseAddress else { return }
      (to + offset).update(from: from, count: source.count)
    }
  }
}

/// Σ x², added up in double precision.
package func sumOfSquares(_ x: Span<Float>) -> Double {
  let count = x.count
  return x.withUnsafeBufferPointer { x in
    guard let x = x.baseAddress else { return 0 }
    var sum = SIMD8<Double>.zero
    forEachRun(of: count) { offset, width in
      let values = SIMD8<Double>((x + offset).load(width))
      sum += values * values
    }
    return sum.sum()
  }
}

/// Adds `row` to each row of `rows`: a bias.
package func addToRows(_ rows: inout MutableSpan<Float>, _ row: Span<Float>) {
  guard row.count > 0 else { return }
  precondition(rows.count % row.count == 0, "rows are whole")
  for start in stride(from: 0, to: rows.count, by: row.count) {
    var target = rows.extracting(start..<start + row.count)
    add(row, to: &target)
  }
}
