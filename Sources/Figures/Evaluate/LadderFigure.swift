import Drawings
import Pipeline
import Record
import Wording

/// The perplexity of the model and of its baselines, as bars on a logarithmic axis.
package struct LadderFigure: StepFigure {
  package static let step = StepID.evaluate

  /// From worst to best.
  let rungs: [Ladder.Rung]

  package func drawn(in values: RunValues) -> Figure? {
    let shown = rungs.filter { $0.perplexity.isFinite && $0.perplexity > 0 }
    guard !shown.isEmpty else { return nil }
    let title = localized("The perplexity ladder")
    return Figure(
      title: title, sentence: Ladder(rungs: shown).sentence,
      drawing: Self.drawing(shown, values.unit), named: "ladder",
      table: DataTable(
        label: title, columns: [.text("model"), .number("perplexity"), .text("description")],
        rows: rungs.map {
          [
            $0.title, ValueFormat.perplexity.string(.number($0.perplexity)),
            $0.explanation(for: values.unit),
          ]
        }))
  }

  private static func drawing(_ rungs: [Ladder.Rung], _ unit: TokenUnit) -> Drawing {
    let (left, right, row) = (150.0, 590.0, 46.0)
    let foot = Double(rungs.count) * row + 14
    let domain = Scale.domain(of: rungs.map(\.perplexity) + [1], .logarithmic)
    let scale = Scale(.logarithmic, domain: domain, from: left, to: right)
    var drawing = Drawing(width: Chart.width, height: foot + 52)
    let ticks = Ticks.values(of: scale, about: 5)
    for (value, text) in zip(ticks, Ticks.labels(of: ticks, on: .logarithmic)) {
      guard let x = scale.position(value) else { continue }
      drawing.line(Point(x, 6), Point(x, foot), class: "grid")
      drawing.label(text, at: Point(x, foot + 20), anchor: .middle, class: "tick")
    }
    for (index, rung) in rungs.enumerated() {
      let middle = 14 + (Double(index) + 0.5) * row - 7
      let end = max(scale.position(rung.perplexity) ?? left, left + 2)
      drawing.label(
        rung.title, at: Point(left - 12, middle + 5), anchor: .end,
        class: rung.isOwn ? "rung-own" : "rung")
      drawing.rectangle(
        x: left, y: middle - 11, width: end - left, height: 22, corner: 2,
        class: rung.isOwn ? "bar" : rung.isFloor ? "bar-floor" : "bar-quiet",
        note: rung.explanation(for: unit))
      drawing.label(
        ValueFormat.perplexity.string(.number(rung.perplexity)), at: Point(end + 8, middle + 5),
        class: rung.isOwn ? "rung-own" : "rung")
    }
    drawing.line(Point(left, 6), Point(left, foot), class: "axis")
    drawing.label(
      localized("perplexity, logarithmic; lower is better"), at: Point(right, foot + 43),
      anchor: .end, class: "axis-label")
    return drawing
  }
}

extension LadderFigure {
  package init?(of run: StoredRun) throws {
    guard let ladder = Ladder(run.record) else { return nil }
    rungs = ladder.rungs.sorted { $0.perplexity > $1.perplexity }
  }
}
