import Record

/// The first windows over the text, below a bar of the whole text and its parts.
enum WindowsFigure {
  /// The largest number of windows drawn.
  private static let mostRows = 8
  private static let (left, right, top, rowHeight) = (6.0, 674.0, 96.0, 17.0)

  static func make(_ figures: WindowFigures) -> Figure? {
    guard let training = figures.parts.first, training.windows > 0, figures.length > 0,
      training.stride > 0
    else { return nil }
    let title = "Windows over the text"
    let sentence = sentence(figures, training)
    return Figure(
      title: title, sentence: sentence,
      content: [
        View(
          "figure/drawing",
          [
            "drawing": drawing(figures, training).markup(
              id: "windows", title: title, description: sentence)
          ])
      ],
      legend: [
        .init(line: "key-token", text: "inputs of a window"),
        .init(
          line: "key-target",
          text: "the token after them, the \(figures.scoresEveryPlace ? "last" : "only") target"),
      ],
      table: DataTable(
        label: "The parts of the text",
        columns: [
          .text("part"), .number("tokens"), .number("windows"), .number("stride"),
        ],
        rows: figures.parts.map {
          [$0.name, Words.count($0.tokens), Words.count($0.windows), Words.count($0.stride)]
        }))
  }

  private static func sentence(_ figures: WindowFigures, _ training: WindowFigures.Part) -> String {
    let windows = Words.count(training.windows, "window")
    let length = Words.count(figures.length)
    let step = "begins \(Words.count(training.stride, "token")) after the previous one"
    // The numbers come from a file: in floating point, even absurd ones can't overflow.
    let overlap = Double(figures.length) - Double(training.stride)
    let relation =
      if overlap > 0 {
        "so neighbours share \(Words.count(overlap))"
      } else {
        overlap == 0
          ? "so they don’t overlap"
          : "with \(Words.count(-overlap)) tokens skipped in between"
      }
    return
      "\(windows) of \(length) tokens over the \(Words.count(training.tokens)) of the training "
      + "part. Each \(step), \(relation)."
  }

  private static func drawing(
    _ figures: WindowFigures, _ training: WindowFigures.Part
  ) -> Drawing {
    let rows = min(mostRows, training.windows)
    var drawing = Drawing(width: Chart.width, height: top + Double(rows) * rowHeight + 34)
    drawParts(figures.parts, in: &drawing)

    let tokens = Double(rows - 1) * Double(training.stride) + Double(figures.length) + 1
    let cell = (right - left) / tokens
    drawing.label("the first windows", at: Point(left, top - 12), class: "tick")
    for row in 0..<rows {
      let start = Double(row) * Double(training.stride)
      let y = top + Double(row) * rowHeight
      drawing.rectangle(
        x: left + start * cell, y: y, width: Double(figures.length) * cell, height: rowHeight - 5,
        class: "cell-token", note: "window \(row + 1)")
      drawing.rectangle(
        x: left + (start + Double(figures.length)) * cell, y: y, width: max(cell, 2.5),
        height: rowHeight - 5, class: "cell-target")
    }
    let foot = top + Double(rows) * rowHeight + 2
    drawing.line(Point(left, foot), Point(right, foot), class: "axis")
    drawing.label("first token", at: Point(left, foot + 22), class: "tick")
    drawing.label(
      "token \(Words.count(tokens))", at: Point(right, foot + 22), anchor: .end, class: "tick")
    return drawing
  }

  /// The whole text as one bar.
  private static func drawParts(_ parts: [WindowFigures.Part], in drawing: inout Drawing) {
    let total = parts.reduce(0) { $0 + Double($1.tokens) }
    guard total > 0 else { return }
    let held = parts.dropFirst().map(\.name)
    drawing.label(parts[0].name, at: Point(left, 18), class: "tick")
    drawing.label(
      held.joined(separator: ", "), at: Point(right, 18), anchor: .end, class: "tick")
    var x = left
    for (index, part) in parts.enumerated() {
      let width = (right - left) * Double(part.tokens) / total
      drawing.rectangle(
        x: x, y: 28, width: max(width - 2, 1), height: 16,
        class: ["bar", "bar-quiet", "bar-floor"][min(index, 2)],
        note: "\(part.name): \(Words.count(part.tokens, "token"))")
      x += width
    }
  }
}
