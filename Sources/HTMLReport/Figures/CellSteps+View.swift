import Drawings
import Foundation
import Record
import Wording

extension CellSteps {
  /// The figure as it is without scripts, with the numbers that the script reads.
  var view: View {
    View(
      "figure/cell-steps",
      [
        "words": words.enumerated().map {
          View(["text": $0.element, "number": $0.offset + 1])
        },
        "unitTitle": unit.phrase(localized("Word")),
        "count": words.count,
        "lines": Self.lines.map { Self.line(of: $0) },
        "units": units.enumerated().map { index, unit in
          unit.view(index: index, words: words, of: self.unit)
        },
        "fading": fading?.view(of: unit),
      ])
  }

  /// One of the cell's equations: its sides, and how the page draws its number.
  private static func line(of symbol: String) -> View {
    let gate = ["i", "f", "o"].contains(symbol)
    return View([
      "symbol": symbol,
      "isGate": gate,
      "isCandidate": symbol == "g",
      "isState": symbol == "c",
      "isHidden": symbol == "h",
      "range": gate ? "share" : "signed",
    ])
  }
}

extension CellSteps.Unit {
  fileprivate func view(index: Int, words: [String], of unit: TokenUnit) -> View {
    View([
      "afterEach": unit.phrase(localized("after each word")),
      "index": index, "isFirst": index == 0, "name": name, "note": note,
      "before": Self.text(before),
      "values": values.map { $0.map(Self.text).joined(separator: " ") }.joined(separator: ";"),
      "drawing": Markup(drawing.svg),
      "table": table(words, of: unit).view,
    ])
  }

  private func table(_ words: [String], of unit: TokenUnit) -> DataTable {
    DataTable(
      label: localized("\(name), number by number"),
      columns: [.number("t"), .text(named: unit.phrase(localized("word")))]
        + CellSteps.lines.map { .number(named: $0) },
      rows: zip(words, values).enumerated().map { index, row in
        [Format.count(index + 1), row.0] + row.1.map { Format.decimal($0) }
      })
  }

  /// A number for the page's script.
  fileprivate static func text(_ value: Double) -> String {
    value.isFinite ? String(format: "%.5f", value) : "0"
  }
}

extension CellSteps.Fading {
  fileprivate func view(of unit: TokenUnit) -> View {
    View([
      "title": unit.phrase(localized("Gates of your own: a value of 1 over ten words")),
      "afterEach": unit.phrase(localized("after each word")),
      "note": unit.phrase(
        localized(
          """
          At the first word, c becomes 1. At each later word, c becomes f · c + i · g, with the \
          candidates g of the first unit above. This is what different forget gates leave of the \
          first value at the second, fifth and tenth word:
          """)),
      "candidates": candidates.map(CellSteps.Unit.text).joined(separator: " "),
      "forget": Self.gate(forget), "input": Self.gate(input),
      "drawing": Markup(drawing.svg), "sentence": sentence, "table": table.view,
    ])
  }

  /// The value of a slider.
  private static func gate(_ value: Double) -> String { String(format: "%.2f", value) }
}
