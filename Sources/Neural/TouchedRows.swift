/// Rows of a table that a batch reads: only these have a gradient, all others have zeros.
package struct TouchedRows: Hashable, Sendable {
  /// Where the table lies among all parameters.
  package let table: Range<Int>
  /// In the order in which they were first met.
  package private(set) var rows: [Int] = []
  private let columns: Int
  private var isTouched: [Bool]

  /// No row of a table whose shape is rows × columns.
  package init(of slot: ParameterSlot) {
    table = slot.range
    columns = slot.shape[1]
    isTouched = [Bool](repeating: false, count: slot.shape[0])
  }

  /// The number of rows of the whole table.
  package var tableRows: Int { isTouched.count }

  /// Where one row lies among all parameters.
  package func range(of row: Int) -> Range<Int> { range(of: row..<row + 1) }

  /// Where neighbouring rows lie among all parameters.
  package func range(of rows: Range<Int>) -> Range<Int> {
    table.lowerBound + rows.lowerBound * columns..<table.lowerBound + rows.upperBound * columns
  }

  mutating func insert(_ words: [Int32]) {
    for word in words where !isTouched[Int(word)] {
      isTouched[Int(word)] = true
      rows.append(Int(word))
    }
  }

  /// Costs as much as there are touched rows, however large the table.
  mutating func removeAll() {
    for row in rows { isTouched[row] = false }
    rows.removeAll(keepingCapacity: true)
  }
}
