/// Rows under a header, in columns: the first left-aligned, the others right-aligned.
struct TextTable: CustomStringConvertible {
  private let rows: [[String]]

  init(_ headline: [String], rows: [[String]]) {
    self.rows = [headline] + rows
  }

  var description: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "   ")
    }.joined(separator: "\n")
  }
}
