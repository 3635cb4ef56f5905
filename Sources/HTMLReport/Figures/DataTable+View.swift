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
            Self.view(of: cell, isNumber: column.isNumber)
          }
        ])
      },
    ])
  }

  /// A cell. A line of text may break after the dots of a name, as in "embedding.weight".
  private static func view(of cell: String, isNumber: Bool) -> View {
    var parts = [""]
    for piece in cell.split(separator: ".", omittingEmptySubsequences: false) {
      let isName = piece.first?.isLetter == true && parts.last?.dropLast().last?.isLetter == true
      if isName && !isNumber { parts.append("") }
      parts[parts.count - 1] += piece + "."
    }
    parts[parts.count - 1].removeLast()
    return View(["text": parts[0], "more": Array(parts.dropFirst()), "isNumber": isNumber])
  }
}
