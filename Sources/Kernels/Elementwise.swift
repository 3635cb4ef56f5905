/// `y += x`.
package func add(_ x: Floats, to y: Floats) {
  precondition(x.count == y.count, "x and y must have the same shape")
  let (from, to) = (x.base, y.base)
  forEachRun(of: x.count) { offset, width in
    (to + offset).store((to + offset).load(width) + (from + offset).load(width), width)
  }
}

/// `y ×= x`, elementwise.
package func scale(_ y: Floats, by x: Floats) {
  precondition(x.count == y.count, "x and y must have the same shape")
  let (from, to) = (x.base, y.base)
  forEachRun(of: x.count) { offset, width in
    (to + offset).store((to + offset).load(width) * (from + offset).load(width), width)
  }
}

/// Copies `x` to `y`.
package func copy(_ x: Floats, to y: Floats) {
  precondition(x.count == y.count, "x and y must have the same shape")
  y.base.update(from: x.base, count: x.count)
}

/// Sets every value to zero.
package func clear(_ y: Floats) {
  y.base.update(repeating: 0, count: y.count)
}

/// Overwrites each row of `rows` with `bias`.
package func fill(_ rows: Floats, withRow bias: Floats) {
  precondition(bias.count > 0 && rows.count % bias.count == 0, "rows must be complete")
  for start in stride(from: 0, to: rows.count, by: bias.count) {
    (rows.base + start).update(from: bias.base, count: bias.count)
  }
}

/// `sums += Σ rows`: the gradient of a bias that was added to each row.
package func addRows(_ rows: Floats, to sums: Floats) {
  precondition(sums.count > 0 && rows.count % sums.count == 0, "rows must be complete")
  for start in stride(from: 0, to: rows.count, by: sums.count) {
    add(rows[start..<start + sums.count], to: sums)
  }
}

/// Whether every value is zero.
package func isZero(_ x: Floats) -> Bool {
  for index in 0..<x.count where x.base[index] != 0 { return false }
  return true
}

/// Σ x², accumulated in double precision.
package func sumOfSquares(_ x: Floats) -> Double {
  let from = x.base
  var sum = DoubleLanes.zero
  forEachRun(of: x.count) { offset, width in
    let values = DoubleLanes((from + offset).load(width))
    sum += values * values
  }
  return sum.sum()
}

/// Adds `bias` to each row of `rows`.
package func addToRows(_ rows: Floats, _ bias: Floats) {
  precondition(bias.count > 0 && rows.count % bias.count == 0, "rows must be complete")
  for start in stride(from: 0, to: rows.count, by: bias.count) {
    add(bias, to: rows[start..<start + bias.count])
  }
}
