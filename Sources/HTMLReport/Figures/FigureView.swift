import Drawings
import Rendering

extension Figure {
  /// The figure as the page shows it.
  ///
  /// - Parameters:
  ///   - number: the number within the chapter, such as the 2 of figure 7.2.
  ///   - mentions: the places in the text that speak of it.
  func view(step: Int, number: Int, mentions: [FigureMentions.Mention] = []) -> View {
    let place = FigureNumbers.Number(step: step, number: number)
    return View([
      "id": place.anchor,
      "number": "\(place)",
      "title": title,
      "sentence": sentence,
      "content": content.map(\.view),
      "legend": legend.map { View(["class": $0.line, "text": $0.text]) },
      "hasLegend": !legend.isEmpty,
      "mentions": mentions.map(\.view),
      "hasMentions": !mentions.isEmpty,
      "hasTable": table != nil,
      "table": table?.view,
    ])
  }
}

extension FigureContent {
  /// Each form has its template under `figure/`.
  fileprivate var view: View {
    switch self {
    case .drawing(let drawing, isWide: false):
      View("figure/drawing", ["drawing": Markup(drawing.svg)])
    case .drawing(let drawing, isWide: true):
      View("figure/wide-drawing", ["label": drawing.title, "drawing": Markup(drawing.svg)])
    case .panels(let panels):
      View(
        "figure/panels",
        [
          "panels": panels.map {
            View(["title": $0.title, "drawing": Markup($0.drawing.svg), "note": $0.note])
          }
        ])
    case .table(let table): View("figure/table", ["table": table.view])
    case .tables(let tables):
      View(
        "figure/tables",
        ["tables": tables.map { View(["title": $0.title, "table": $0.table.view]) }])
    case .continuations(let groups):
      View("figure/continuations", ["groups": groups.map(\.view)])
    case .excerpts(let excerpts):
      View(
        "figure/excerpts",
        [
          "excerpts": excerpts.map {
            View(["name": $0.name, "text": $0.text, "isCut": $0.isCut])
          }
        ])
    case .flow(let stages):
      View(
        "figure/flow",
        [
          "stages": stages.map {
            View(["name": $0.name, "letters": $0.letters, "sizes": $0.sizes])
          }
        ])
    case .strip(let strip): strip.view
    case .tintedText(let text): text.view
    case .liveModel(let model): model.example.view(of: model.unit)
    case .curves(let switches): switches.view
    case .cellSteps(let steps): steps.view
    }
  }
}

extension ContinuationGroup {
  fileprivate var view: View {
    View([
      "prompt": prompt,
      "items": items.map { View(["label": $0.label, "start": $0.start, "text": $0.text]) },
    ])
  }
}

extension TokenStrip {
  fileprivate var view: View {
    View(
      "figure/strip",
      [
        "label": label,
        "titles": rows.map(\.title),
        "columns": (0..<(rows.map(\.cells.count).max() ?? 0)).map { column in
          View([
            "cells": rows.map { row in
              let cell = row.cells.indices.contains(column) ? row.cells[column] : nil
              return View([
                "title": row.title, "text": cell?.text,
                "class": cell?.isUnknown == true ? "unknown" : nil,
              ])
            }
          ])
        },
        "isCut": isCut,
      ])
  }
}

extension TintedText {
  fileprivate var view: View {
    View(
      "figure/tinted-text",
      [
        "unit": unit,
        "scale": scale.enumerated().map {
          View(["class": "tint-\($0.offset)", "text": $0.element])
        },
        "words": words.map { $0.view(unit: unit) },
        "highestTitle": highestTitle,
        "highest": highest.map { $0.view(unit: unit) },
      ])
  }
}

extension TintedText.Word {
  fileprivate func view(unit: String) -> View {
    View(["token": token, "class": "tint-\(tint)", "value": value, "note": "\(value) \(unit)"])
  }
}
