import Record

/// How often a token is a target in an epoch, by stride.
enum StridesFigure {
  static func make(_ figures: WindowFigures) -> Figure? {
    let strides = figures.strides.filter { $0.stride > 0 && $0.repeats > 0 }
    guard let first = strides.first, strides.count > 1 else { return nil }
    let title = "How often each token is a target, by stride"
    let sentence = sentence(figures, strides, first)
    var chart = Chart(
      x: Chart.Axis(
        label: "stride", kind: .logarithmic,
        domain: Scale.domain(of: strides.map { Double($0.stride) }, .logarithmic)),
      y: Chart.Axis(
        label: "times per epoch", kind: .logarithmic,
        domain: Scale.domain(of: strides.map(\.repeats), .logarithmic)),
      height: 260)
    chart.line(strides.map { (Double($0.stride), $0.repeats) }, class: "series-1")
    for stride in strides {
      let isUsed = stride.stride == figures.stride
      chart.dot(
        Double(stride.stride), stride.repeats, radius: isUsed ? 6 : 3.5,
        class: isUsed ? "best" : "dot-1",
        note: "stride \(Words.count(stride.stride)): \(times(stride.repeats))")
      if isUsed { chart.note("this run", at: Double(stride.stride), stride.repeats) }
    }
    return Figure(
      title: title, sentence: sentence,
      content: [
        View(
          "figure/drawing",
          ["drawing": chart.drawing.markup(id: "strides", title: title, description: sentence)])
      ],
      table: DataTable(
        label: title,
        columns: [
          .number("stride"), .number("windows"), .number("targets per epoch"),
          .number("times per token"),
        ],
        rows: strides.map {
          [
            Words.count($0.stride), Words.count($0.windows), Words.count($0.targets),
            ValueFormat.plain.string(.number($0.repeats)),
          ]
        }))
  }

  private static func sentence(
    _ figures: WindowFigures, _ strides: [WindowFigures.Stride], _ first: WindowFigures.Stride
  ) -> String {
    let used = strides.first { $0.stride == figures.stride }
    let here = used.map {
      "At this run’s stride, \(Words.count($0.stride)), a token in the middle of the text is a "
        + "target \(times($0.repeats)) per epoch; "
    }
    return (here ?? "") + "at stride \(Words.count(first.stride)) it would be "
      + "\(times(first.repeats)), with \(Words.count(first.targets)) targets in all."
  }

  private static func times(_ count: Double) -> String {
    count == 1 ? "once" : "\(ValueFormat.plain.string(.number(count))) times"
  }
}
