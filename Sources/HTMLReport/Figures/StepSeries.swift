import Record

/// A quantity at each optimizer step, drawn as a thin line with a smoothed one over it.
enum StepSeries {
  /// - Parameters:
  ///   - mark: A level to compare with, and its label.
  static func figure(
    id: String, title: String, axis: String, sentence: String, steps: [TrainFigures.Step],
    values: [Double], digits: Int, mark: (value: Double, label: String)? = nil
  ) -> Figure {
    var chart = Chart(
      x: Chart.Axis(
        label: "optimizer step",
        domain: Scale.domain(of: steps.map { Double($0.step) }, .linear)),
      y: Chart.Axis(
        label: axis,
        domain: Scale.rounded(
          Scale.domain(of: values + [mark?.value].compactMap { $0 }, .linear, fromZero: true),
          .linear)),
      height: 240)
    if let mark { chart.level(at: mark.value, class: "reference", label: mark.label) }
    let places = steps.map { Double($0.step) }
    let isSmoothed = steps.count >= 200
    let window = max(5, steps.count / 50)
    chart.line(zip(places, values).map { ($0, $1) }, class: isSmoothed ? "raw" : "series-1")
    if isSmoothed {
      let smoothed = Decimation.smoothed(values, window: window)
      chart.line(zip(places, smoothed).map { ($0, $1) }, class: "series-1")
    }
    var legend: [Figure.LegendEntry] =
      isSmoothed
      ? [
        .init(line: "raw", text: "every step"),
        .init(line: "series-1", text: "mean of \(window) steps"),
      ] : [.init(line: "series-1", text: "every step")]
    if let mark { legend.append(.init(line: "reference", text: mark.label)) }
    return Figure(
      title: title, sentence: sentence,
      content: [
        View(
          "figure/drawing",
          ["drawing": chart.drawing.markup(id: id, title: title, description: sentence)])
      ],
      legend: legend,
      table: DataTable(
        label: title, columns: [.number("step"), .number(axis)],
        rows: zip(steps, values).map { [Words.count($0.step), Words.decimal($1, digits)] }))
  }
}
