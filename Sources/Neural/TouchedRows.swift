import Tokens

/// The rows of a layout's sparse table that a batch reads: only these have a nonzero gradient.
package struct TouchedRows: Hashable, Sendable {
  /// The table's range among all parameters.
  package let table: Range<Int>
  /// The ranges of all other parameters.
  let dense: [Range<Int>]
  /// In order of first appearance.
  package private(set) var rows: [Int] = []
  private let columns: Int
  private var isTouched: [Bool]

  /// An empty set of rows; `nil` if every weight is dense.
  package init?(of layout: ParameterLayout) {
    guard let slot = layout.sparseTable else { return nil }
    table = slot.range
    dense = [0..<table.lowerBound, table.upperBound..<layout.count]
    columns = slot.shape[1]
    isTouched = [Bool](repeating: false, count: slot.shape[0])
  }

  /// The number of rows of the whole table.
  package var tableRows: Int { isTouched.count }

  /// The range of one row among all parameters.
  package func range(of row: Int) -> Range<Int> { range(of: row..<row + 1) }

  /// The range of consecutive rows among all parameters.
  package func range(of rows: Range<Int>) -> Range<Int> {
    table.lowerBound + rows.lowerBound * columns..<table.lowerBound + rows.upperBound * columns
  }

  mutating func insert(_ tokens: [TokenID]) {
    for token in tokens where !isTouched[Int(token)] {
      isTouched[Int(token)] = true
      rows.append(Int(token))
    }
  }

  /// O(touched rows), however large the table.
  mutating func removeAll() {
    for row in rows { isTouched[row] = false }
    rows.removeAll(keepingCapacity: true)
  }
}
