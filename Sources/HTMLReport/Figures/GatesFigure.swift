import Record

/// How far the gates of some units open at each word of a text.
enum GatesFigure {
  private static let (left, cellWidth, cellHeight) = (74.0, 25.0, 9.0)
  private static let (panelGap, wordsHeight) = (26.0, 92.0)
  /// The number of tints, from closed to open.
  private static let tints = 7

  static func make(_ figures: GateFigures?) -> Figure? {
    guard let figures, !figures.tokens.isEmpty, !figures.units.isEmpty,
      figures.gates.allSatisfy({ isWhole($0, figures) }),
      let forget = figures.gates.first(where: { $0.name == "forget" })
    else { return nil }
    let title = "The gates while the model reads"
    let sentence = sentence(figures, forget)
    return Figure(
      title: title, sentence: sentence,
      content: [
        View(
          "figure/wide-drawing",
          [
            "label": title,
            "drawing": drawing(figures).markup(
              id: "gates", title: title, description: sentence),
          ])
      ],
      legend: [
        .init(line: "key-heat-0", text: "closed, 0"), .init(line: "key-heat-3", text: "half open"),
        .init(line: "key-heat-6", text: "open, 1"),
      ],
      table: DataTable(
        label: "Means over all units of the last layer",
        columns: [.number("position"), .text("word")]
          + figures.gates.map { .number("\($0.name) gate") },
        rows: figures.tokens.indices.map { place in
          [Words.count(place + 1), figures.tokens[place]]
            + figures.gates.map { Words.decimal($0.means[place]) }
        }))
  }

  private static func isWhole(_ gate: GateFigures.Gate, _ figures: GateFigures) -> Bool {
    gate.means.count == figures.tokens.count && gate.units.count == figures.units.count
      && gate.units.allSatisfy { $0.count == figures.tokens.count }
  }

  private static func drawing(_ figures: GateFigures) -> Drawing {
    let rows = Double(figures.units.count) * cellHeight
    var drawing = Drawing(
      width: left + cellWidth * Double(figures.tokens.count) + 4,
      height: (rows + panelGap) * Double(figures.gates.count) + wordsHeight)
    for (index, gate) in figures.gates.enumerated() {
      let top = Double(index) * (rows + panelGap) + panelGap - 6
      drawing.label(gate.name, at: Point(0, top + rows / 2 + 5), class: "panel-name")
      for (row, unit) in gate.units.enumerated() {
        for (column, value) in unit.enumerated() {
          drawing.rectangle(
            x: left + Double(column) * cellWidth, y: top + Double(row) * cellHeight,
            width: cellWidth - 1, height: cellHeight - 1, class: "heat-\(tint(of: value))")
        }
      }
    }
    let foot = (rows + panelGap) * Double(figures.gates.count) + 2
    for (column, token) in figures.tokens.enumerated() {
      drawing.slantedLabel(
        String(token.prefix(12)),
        at: Point(left + (Double(column) + 0.5) * cellWidth + 4, foot + 8), class: "word")
    }
    return drawing
  }

  /// The number of the tint for a gate, from 0 for closed.
  static func tint(of value: Double) -> Int {
    guard value.isFinite else { return 0 }
    return Int(min(Double(tints - 1), max(0, value * Double(tints))))
  }

  private static func sentence(_ figures: GateFigures, _ forget: GateFigures.Gate) -> String {
    let mean = forget.means.reduce(0, +) / Double(forget.means.count)
    let lowest = forget.means.indices.min { forget.means[$0] < forget.means[$1] }
    let tail = lowest.map {
      ", least at “\(figures.tokens[$0])”, \(Words.decimal(forget.means[$0]))"
    }
    return "One column per word, one row for each of \(Words.count(figures.units.count, "unit")) "
      + "of \(Words.count(figures.hidden)): those whose forget gate varies most. Over all units, "
      + "the forget gate keeps \(Words.decimal(mean)) of the cell state on average\(tail ?? "")."
  }
}
