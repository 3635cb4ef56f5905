import Drawings
import Pipeline
import Record
import Text
import Wording

/// A batch as a grid, for each order: one row per sequence, with padding after its end.
package struct BatchFigure: StepFigure {
  package static let step = StepID.loader

  /// One batch drawn as a grid: a row for each sequence, real cells first, padding after them.
  struct Grid: Codable, Hashable, Sendable {
    /// "bucketed" or "shuffled".
    let order: String
    /// The number of real inputs in each row.
    let lengths: [Int]
    /// The number of cells in each row: the length of the batch's longest sequence.
    let width: Int
    /// The share of all cells of an epoch that are padding, in this order.
    let epochPadding: Double
    /// Whether this is the order that the run trains with.
    let isUsed: Bool
  }

  /// The same epoch in both orders, a batch of each.
  let grids: [Grid]

  package func drawn(in values: RunValues) -> Figure? {
    let grids = grids.filter { $0.width > 0 && !$0.lengths.isEmpty }
    // Where nothing is padded, as with windows of one length, there is nothing to see.
    guard grids.contains(where: { $0.hasPadding || $0.epochPadding > 0 }) else { return nil }
    let most = grids.map(\.width).max() ?? 1
    let title = localized("A batch and its padding")
    return Figure(
      title: title,
      sentence: Self.sentence(grids),
      content: [
        .panels(
          grids.enumerated().map { index, grid in
            DrawingPanel(
              title: grid.isUsed ? localized("\(grid.title), as in this run") : grid.title,
              note: grid.note,
              drawing: NamedDrawing(
                name: "batch-\(index + 1)", title: localized("A \(grid.title) batch"),
                description: grid.note, drawing: grid.drawing(most: most)))
          })
      ],
      legend: [
        .init(line: "key-token", text: localized("token")),
        .init(line: "key-padding", text: localized("padding")),
      ],
      table: DataTable(
        label: title, columns: [.number("row")] + grids.map { .number("\($0.title): tokens") },
        rows: (0..<(grids.map(\.lengths.count).max() ?? 0)).map { row in
          [Format.count(row + 1)]
            + grids.map { row < $0.lengths.count ? Format.count($0.lengths[row]) : "" }
        }))
  }

  private static func sentence(_ grids: [Grid]) -> String {
    let parts = grids.map { localized("\(Format.percent($0.epochPadding)) when \($0.title)") }
    return localized(
      "Of all cells in an epoch, padding takes \(parts.joined(separator: ", ")).")
  }
}

extension BatchFigure.Grid {
  /// - Parameter most: the width of the widest grid, which sets the scale.
  fileprivate func drawing(most: Int) -> Drawing {
    let rowHeight = max(3, min(9, 280 / Double(lengths.count)))
    let gap = rowHeight > 4 ? 1.0 : 0.5
    let cell = 320 / Double(most)
    var drawing = Drawing(width: 320, height: rowHeight * Double(lengths.count))
    for (row, length) in lengths.enumerated() {
      let top = Double(row) * rowHeight
      let length = min(max(length, 0), width)
      drawing.rectangle(
        x: 0, y: top, width: cell * Double(length), height: rowHeight - gap, class: "cell-token")
      drawing.rectangle(
        x: cell * Double(length), y: top + rowHeight * 0.3,
        width: cell * Double(width - length), height: rowHeight * 0.3, class: "cell-padding")
    }
    return drawing
  }

  /// The order in the reader's language.
  fileprivate var title: String { localized(Phrase(order)) }

  fileprivate var note: String {
    localized(
      "\(Format.count(lengths.count)) rows of \(Format.count(width)) cells, "
        + "\(Format.percent(padding)) padding; \(Format.percent(epochPadding)) over the epoch.")
  }

  fileprivate var hasPadding: Bool { lengths.contains { $0 < width } }

  private var padding: Double {
    let cells = Double(lengths.count) * Double(width)
    let tokens = lengths.map { Double(min(max($0, 0), width)) }.reduce(0, +)
    return (cells - tokens) / cells
  }
}

extension BatchFigure {
  package init?(of run: StoredRun) throws {
    let loader = try run.product(of: Loader.self)
    grids = EpochPreview.all(of: loader, random: run.stream(EpochPreview.stream)).map {
      Grid(
        order: $0.order.rawValue, lengths: $0.lengths, width: $0.lengths.max() ?? 0,
        epochPadding: $0.padding, isUsed: $0.order == loader.order)
    }
  }
}
