import Drawings
import Record
import Wording

/// The two charts of a comparison with a reference, over the same steps.
struct ReferenceCharts {
  private let comparison: ReferenceComparison

  init(_ comparison: ReferenceComparison) { self.comparison = comparison }

  var legend: [Figure.LegendEntry] {
    [
      .init(line: "series-under", text: localized("this run")),
      .init(line: "series-2", text: comparison.reference.name),
    ]
      + (hasDifferences
        ? [
          .init(line: "series-1", text: localized("relative difference")),
          .init(line: "reference", text: localized("limit")),
        ] : [])
  }

  /// Both loss curves in full, one dashed over the other's broad band, since they may coincide.
  var losses: FigureContent? {
    let run = comparison.runLosses
    let reference = comparison.reference.steps.map(\.loss)
    guard (run + reference).contains(where: \.isFinite) else { return nil }
    var chart = Chart(
      x: steps,
      y: Chart.Axis(
        label: localized("loss in nats per token"),
        domain: Scale.rounded(Scale.domain(of: run + reference, .linear), .linear)),
      height: 300)
    chart.line(points(run), class: "series-under")
    chart.line(points(reference), class: "series-2")
    return drawing(
      chart, name: "reference-losses", title: localized("The loss at each step in both runs"),
      description: comparison.sentence)
  }

  /// The relative difference of the losses at each step. A logarithmic axis can't show equal ones.
  var differences: FigureContent? {
    guard hasDifferences, let largest = comparison.largest() else { return nil }
    let values = comparison.steps.map(\.values.difference)
    var chart = Chart(
      x: steps,
      y: Chart.Axis(
        label: localized("relative difference, logarithmic"), kind: .logarithmic,
        domain: Scale.rounded(
          Scale.domain(of: values + limits.map(\.y), .logarithmic), .logarithmic)),
      height: 240)
    chart.line(limits, class: "reference")
    chart.line(points(values), class: "series-1")
    return drawing(
      chart, name: "reference-differences",
      title: localized("The relative difference of the losses at each step"),
      description: localized(
        "Largest at step \(Format.count(largest.step)): "
          + "\(Format.scientific(largest.values.difference))."))
  }

  private var hasDifferences: Bool {
    comparison.hasComparableLosses
      && comparison.steps.contains { $0.values.difference > 0 && $0.values.difference.isFinite }
  }

  private var stepCount: Int { max(comparison.runLosses.count, comparison.reference.steps.count) }

  private var steps: Chart.Axis {
    Chart.Axis(
      label: localized("optimizer step"), domain: Scale.domain(of: [1, Double(stepCount)], .linear))
  }

  /// The limits as a step function: tight for the early steps, wider for the later ones.
  private var limits: [(x: Double, y: Double)] {
    let (early, late) = (ReferenceComparison.Limit.early, ReferenceComparison.Limit.late)
    let last = Double(comparison.steps.count)
    let turn = min(Double(early.steps), last)
    let stair = [(x: 1, y: early.difference), (x: turn, y: early.difference)]
    guard last > turn else { return stair }
    return stair + [
      (x: turn, y: late.difference), (x: min(Double(late.steps), last), y: late.difference),
    ]
  }

  private func points(_ values: [Double]) -> [(x: Double, y: Double)] {
    values.enumerated().map { (Double($0.offset + 1), $0.element) }
  }

  private func drawing(
    _ chart: Chart, name: String, title: String, description: String
  ) -> FigureContent {
    .drawing(
      NamedDrawing(name: name, title: title, description: description, drawing: chart.drawing))
  }
}
