import Record

/// The loss while the model memorizes one batch, from the untrained model on.
enum OverfitFigure {
  static func make(_ figures: OptimizerFigures, values: RunValues) -> Figure? {
    let losses = figures.overfitLosses
    guard losses.contains(where: \.isFinite) else { return nil }
    let uniform = values.number(.optimizer, "uniformLoss")
    let sentence = sentence(figures, values, uniform)
    var chart = Chart(
      x: Chart.Axis(
        label: "steps on this batch",
        domain: Scale.domain(of: [0, Double(losses.count - 1)], .linear)),
      y: Chart.Axis(
        label: "loss in nats",
        domain: Scale.rounded(
          Scale.domain(of: losses + [uniform ?? 0], .linear, fromZero: true), .linear)),
      height: 280)
    if let uniform {
      chart.level(at: uniform, class: "reference", label: "ln V = \(Words.decimal(uniform))")
    }
    chart.line(losses.enumerated().map { (Double($0.offset), $0.element) }, class: "series-1")
    let title = "One batch, memorized"
    return Figure(
      title: title, sentence: sentence,
      content: [
        View(
          "figure/drawing",
          ["drawing": chart.drawing.markup(id: "overfit", title: title, description: sentence)])
      ],
      legend: [.init(line: "series-1", text: "loss on that batch")]
        + (uniform == nil ? [] : [.init(line: "reference", text: "ln V: a uniform guess")]),
      table: DataTable(
        label: title, columns: [.number("step"), .number("loss")],
        rows: losses.enumerated().map { [Words.count($0.offset), Words.decimal($0.element, 4)] }))
  }

  private static func sentence(
    _ figures: OptimizerFigures, _ values: RunValues, _ uniform: Double?
  ) -> String {
    let finite = figures.overfitLosses.filter(\.isFinite)
    guard let first = finite.first, let last = finite.last else { return "" }
    let start =
      values.number(.optimizer, "initialLoss").flatMap { initial in
        uniform.map { uniform in
          "The untrained model’s loss is \(Words.decimal(initial, 3)); that of a uniform guess is "
            + "ln V = \(Words.decimal(uniform, 3)). "
        }
      } ?? ""
    let isLearned = last < first / 4
    return start
      + "On \(Words.count(figures.overfitSequences, "sequence")) with "
      + "\(Words.count(figures.overfitTokens, "target")) the loss goes from "
      + "\(Words.decimal(first)) to \(Words.decimal(last)) in "
      + "\(Words.count(figures.overfitLosses.count - 1, "step")): "
      + (isLearned
        ? "the model can memorize a batch."
        : "the model has not memorized the batch.")
  }
}
