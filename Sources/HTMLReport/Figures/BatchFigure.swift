import Record

/// A batch as a grid, for each order: one row per sequence, with padding after its end.
enum BatchFigure {
  static func make(_ figures: LoaderFigures) -> Figure? {
    let grids = figures.grids.filter { $0.width > 0 && !$0.lengths.isEmpty }
    guard !grids.isEmpty else { return nil }
    let most = grids.map(\.width).max() ?? 1
    let title = "A batch and its padding"
    return Figure(
      title: title,
      sentence: sentence(grids),
      content: [
        View(
          "figure/panels",
          [
            "panels": grids.enumerated().map { index, grid in
              View([
                "title": "\(grid.order)\(grid.isUsed ? ", as in this run" : "")",
                "drawing": drawing(grid, most: most).markup(
                  id: "batch-\(index + 1)", title: "A \(grid.order) batch",
                  description: note(grid)),
                "note": note(grid),
              ])
            }
          ])
      ],
      legend: [
        .init(line: "key-token", text: "token"), .init(line: "key-padding", text: "padding"),
      ],
      table: DataTable(
        label: title, columns: [.number("row")] + grids.map { .number("\($0.order): tokens") },
        rows: (0..<(grids.map(\.lengths.count).max() ?? 0)).map { row in
          [Words.count(row + 1)]
            + grids.map { row < $0.lengths.count ? Words.count($0.lengths[row]) : "" }
        }))
  }

  private static func drawing(_ grid: LoaderFigures.Grid, most: Int) -> Drawing {
    let rowHeight = max(3, min(9, 280 / Double(grid.lengths.count)))
    let gap = rowHeight > 4 ? 1.0 : 0.5
    let cell = 320 / Double(most)
    var drawing = Drawing(width: 320, height: rowHeight * Double(grid.lengths.count))
    for (row, length) in grid.lengths.enumerated() {
      let top = Double(row) * rowHeight
      let length = min(max(length, 0), grid.width)
      drawing.rectangle(
        x: 0, y: top, width: cell * Double(length), height: rowHeight - gap, class: "cell-token")
      drawing.rectangle(
        x: cell * Double(length), y: top + rowHeight * 0.3,
        width: cell * Double(grid.width - length), height: rowHeight * 0.3, class: "cell-padding")
    }
    return drawing
  }

  private static func note(_ grid: LoaderFigures.Grid) -> String {
    "\(Words.count(grid.lengths.count)) rows of \(Words.count(grid.width)) cells, "
      + "\(Words.percent(padding(grid))) padding; "
      + "\(Words.percent(grid.epochPadding)) over the epoch."
  }

  private static func padding(_ grid: LoaderFigures.Grid) -> Double {
    let cells = Double(grid.lengths.count) * Double(grid.width)
    let tokens = grid.lengths.map { Double(min(max($0, 0), grid.width)) }.reduce(0, +)
    return (cells - tokens) / cells
  }

  private static func sentence(_ grids: [LoaderFigures.Grid]) -> String {
    let parts = grids.map { "\(Words.percent($0.epochPadding)) when \($0.order)" }
    return "Of all cells in an epoch, padding takes \(parts.joined(separator: ", "))."
  }
}
