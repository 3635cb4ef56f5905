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

  /// The most characters of a word that stay on one line, and those of a piece of a longer one.
  private static let (longestWord, piece) = (32, 16)

  /// A cell. A line of text may break after the dots of a name, as in "embedding.weight", and within
  /// a digest, which is wider than a phone.
  private static func view(of cell: String, isNumber: Bool) -> View {
    if cell.count > longestWord, !cell.contains(" ") {
      let pieces = stride(from: 0, to: cell.count, by: piece).map {
        String(cell.dropFirst($0).prefix(piece))
      }
      return View(["text": pieces[0], "more": Array(pieces.dropFirst()), "isNumber": isNumber])
    }
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
