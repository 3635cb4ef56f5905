import Drawings
import Wording

/// A quantity at each optimizer step, drawn as a thin line with a smoothed one over it.
struct StepSeries {
  /// With fewer steps, a smoothed line would add nothing.
  static let smoothingThreshold = 200

  let name: String
  let title: String
  let axis: String
  let sentence: String
  /// One for each step, from the first.
  let values: [Double]
  let digits: Int
  /// A level to compare with, and its label.
  var mark: (value: Double, label: String)?

  var figure: Figure {
    let steps = values.indices.map { Double($0 + 1) }
    var chart = Chart(
      x: Chart.Axis(label: localized("optimizer step"), domain: Scale.domain(of: steps, .linear)),
      y: Chart.Axis(
        label: axis,
        domain: Scale.rounded(
          Scale.domain(of: values + [mark?.value].compactMap { $0 }, .linear, fromZero: true),
          .linear)),
      height: 240)
    if let mark { chart.level(at: mark.value, class: "reference", label: mark.label) }
    let isSmoothed = values.count >= Self.smoothingThreshold
    let window = Self.window(values.count)
    chart.line(zip(steps, values).map { ($0, $1) }, class: isSmoothed ? "raw" : "series-1")
    if isSmoothed {
      let smoothed = Decimation.smoothed(values, window: window)
      chart.line(zip(steps, smoothed).map { ($0, $1) }, class: "series-1")
    }
    var legend: [Figure.LegendEntry] =
      isSmoothed
      ? [
        .init(line: "raw", text: localized("every step")),
        .init(line: "series-1", text: localized("mean of \(window) steps")),
      ] : [.init(line: "series-1", text: localized("every step"))]
    if let mark { legend.append(.init(line: "reference", text: mark.label)) }
    return Figure(
      title: title, sentence: sentence, drawing: chart.drawing, named: name, legend: legend,
      table: DataTable(
        label: title, columns: [.number("step"), .number(named: axis)],
        rows: values.enumerated().map {
          [Format.count($0.offset + 1), Format.decimal($0.element, digits)]
        }))
  }

  /// The upper median of the finite values; `nil` where there are none.
  static func median(_ values: [Double]) -> Double? {
    let sorted = values.filter(\.isFinite).sorted()
    return sorted.isEmpty ? nil : sorted[sorted.count / 2]
  }

  /// The width of the smoothing window.
  static func window(_ steps: Int) -> Int { max(5, steps / 50) }
}
