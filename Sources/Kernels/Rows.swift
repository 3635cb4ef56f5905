/// Copies the rows of `x` at `places`, `columns` numbers each, to the first rows of `output`.
package func gatherRows(of x: Floats, at places: [Int], to output: Floats, columns: Int) {
  for (row, place) in places.enumerated() {
    copy(x.rows(place..<place + 1, of: columns), to: output.rows(row..<row + 1, of: columns))
  }
}

/// The reverse: writes the first rows of `x` to the rows of `output` at `places`, and zeros
/// elsewhere.
package func scatterRows(_ x: Floats, to output: Floats, at places: [Int], columns: Int) {
  if places.count * columns < output.count { clear(output) }
  for (row, place) in places.enumerated() {
    copy(x.rows(row..<row + 1, of: columns), to: output.rows(place..<place + 1, of: columns))
  }
}
