import Drawings
import Pipeline
import Record
import Text
import Tokens
import Wording

/// The first windows over the text, below a bar of the whole text and its parts.
package struct WindowsFigure: StepFigure {
  package static let step = StepID.dataset

  /// The part of the text that a split covers.
  struct Part: Codable, Hashable, Sendable {
    /// "training", "validation" or "test".
    let name: String
    let tokens: Int
    let windows: Int
    /// The number of tokens from the start of one window to the start of the next.
    let stride: Int
  }

  /// The largest number of windows drawn.
  private static let mostRows = 8
  private static let (left, right, top, rowHeight) = (6.0, 674.0, 96.0, 17.0)

  /// The number of inputs in a window.
  let length: Int
  /// Whether every position of a window has a target, or only the last.
  let hasTargetAtEveryPosition: Bool
  /// In the order of the text.
  let parts: [Part]

  package func drawn(in values: RunValues) -> Figure? {
    guard let training = parts.first, training.windows > 0, length > 0, training.stride > 0
    else { return nil }
    return Figure(
      title: localized("Windows over the text"), sentence: sentence(training),
      drawing: drawing(training),
      named: "windows",
      legend: [
        .init(line: "key-token", text: localized("inputs of a window")),
        .init(
          line: "key-target",
          text: hasTargetAtEveryPosition
            ? localized("the token after them, the last target")
            : localized("the token after them, the only target")),
      ],
      table: DataTable(
        label: localized("The parts of the text"),
        columns: [
          .text("part"), .number("tokens"), .number("windows"), .number("stride"),
        ],
        rows: parts.map {
          [
            localized(Phrase($0.name)), Format.count($0.tokens), Format.count($0.windows),
            Format.count($0.stride),
          ]
        }))
  }

  private func sentence(_ training: Part) -> String {
    // The numbers come from a file: in floating point, even absurd ones can't overflow.
    let overlap = Double(length) - Double(training.stride)
    let relation =
      if overlap > 0 {
        localized("so neighbours share \(Format.count(overlap))")
      } else {
        overlap == 0
          ? localized("so they don’t overlap")
          : localized("with \(Format.count(-overlap)) tokens skipped in between")
      }
    return localized(
      "\(Format.count(training.windows, "window")) of \(Format.count(length)) tokens over the "
        + "\(Format.count(training.tokens)) of the training part. Each begins "
        + "\(Format.count(training.stride, "token")) after the previous one, \(relation).")
  }

  private func drawing(_ training: Part) -> Drawing {
    let (left, right, top, rowHeight) = (Self.left, Self.right, Self.top, Self.rowHeight)
    let rows = min(Self.mostRows, training.windows)
    var drawing = Drawing(width: Chart.width, height: top + Double(rows) * rowHeight + 34)
    drawParts(in: &drawing)

    let tokens = Double(rows - 1) * Double(training.stride) + Double(length) + 1
    let cell = (right - left) / tokens
    drawing.label(localized("the first windows"), at: Point(left, top - 12), class: "tick")
    for row in 0..<rows {
      let start = Double(row) * Double(training.stride)
      let y = top + Double(row) * rowHeight
      drawing.rectangle(
        x: left + start * cell, y: y, width: Double(length) * cell, height: rowHeight - 5,
        class: "cell-token", note: localized("window \(row + 1)"))
      drawing.rectangle(
        x: left + (start + Double(length)) * cell, y: y, width: max(cell, 2.5),
        height: rowHeight - 5, class: "cell-target")
    }
    let foot = top + Double(rows) * rowHeight + 2
    drawing.line(Point(left, foot), Point(right, foot), class: "axis")
    drawing.label(localized("first token"), at: Point(left, foot + 22), class: "tick")
    drawing.label(
      localized("token \(Format.count(tokens))"), at: Point(right, foot + 22), anchor: .end,
      class: "tick")
    return drawing
  }

  /// The whole text as one bar.
  private func drawParts(in drawing: inout Drawing) {
    let total = parts.reduce(0) { $0 + Double($1.tokens) }
    guard total > 0 else { return }
    let names = parts.map { localized(Phrase($0.name)) }
    drawing.label(names[0], at: Point(Self.left, 18), class: "tick")
    drawing.label(
      names.dropFirst().joined(separator: ", "), at: Point(Self.right, 18), anchor: .end,
      class: "tick")
    var x = Self.left
    for (index, part) in parts.enumerated() {
      let width = (Self.right - Self.left) * Double(part.tokens) / total
      drawing.rectangle(
        x: x, y: 28, width: max(width - 2, 1), height: 16,
        class: ["bar", "bar-quiet", "bar-floor"][min(index, 2)],
        note: "\(names[index]): \(Format.count(part.tokens, "token"))")
      x += width
    }
  }
}

extension WindowsFigure {
  /// `nil` if the sequences are documents.
  package init?(of run: StoredRun) throws {
    let dataset = try run.product(of: Dataset.self)
    guard case .windows(let length, _, _) = dataset.train.layout else { return nil }
    self.length = length
    hasTargetAtEveryPosition = dataset.train.target == .shifted
    parts = dataset.namedSplits.compactMap { split in
      guard case .windows(_, let stride, let count) = split.sequences.layout else { return nil }
      return Part(
        name: split.name, tokens: split.sequences.ids.count, windows: count, stride: stride)
    }
  }
}
