import Record

/// Rows of text and numbers.
struct DataTable {
  struct Column {
    var title: String
    var isNumber: Bool

    static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  /// More rows would add nothing to what the chart shows.
  static let mostRows = 100

  /// What the table contains, for screen readers.
  var label: String
  var columns: [Column]
  var rows: [[String]]
  /// A note about rows left out.
  var note: String?

  init(label: String, columns: [Column], rows: [[String]]) {
    self.label = label
    self.columns = columns
    let shown = Decimation.indices(of: rows.count, atMost: Self.mostRows)
    self.rows = shown.map { rows[$0] }
    if shown.count < rows.count {
      note =
        "\(shown.count) of \(ValueFormat.count.string(.integer(rows.count))) rows, evenly "
        + "spaced; the chart shows them all."
    }
  }

  var view: View {
    View([
      "label": label,
      "note": note,
      "columns": columns.map { View(["title": $0.title, "isNumber": $0.isNumber]) },
      "rows": rows.map { row in
        View([
          "cells": zip(columns, row).map { column, cell in
            View(["text": cell, "isNumber": column.isNumber])
          }
        ])
      },
    ])
  }
}
