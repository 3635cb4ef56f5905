import Drawings

extension DataTable {
  /// The table as the page shows it.
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
