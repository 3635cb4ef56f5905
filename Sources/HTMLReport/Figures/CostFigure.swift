import Record

/// The training time by stride, and what fits in a given time.
enum CostFigure {
  static func make(_ figures: CostFigures) -> Figure? {
    guard let first = figures.rows.first, figures.text.speed > 0 else { return nil }
    return Figure(
      title: "What training on \(figures.text.name) costs",
      sentence: sentence(figures, first),
      content: [
        View(
          "figure/tables",
          [
            "tables": [
              panel(
                "one epoch",
                [.number("stride"), .number("targets"), .number("time")],
                figures.rows.map {
                  [Words.count($0.stride), Words.count($0.targets), time($0.seconds)]
                }),
              panel(
                "what fits in a given time",
                [.number("budget"), .number("stride"), .number("epochs"), .number("time")],
                figures.plans.map {
                  [
                    budget($0.budget), Words.count($0.stride), Words.count($0.epochs),
                    time($0.seconds),
                  ]
                }),
            ]
          ])
      ])
  }

  private static func sentence(_ figures: CostFigures, _ first: CostFigures.Row) -> String {
    let text = figures.text
    let measured =
      text.isConverted
      ? "this run’s throughput, converted to a vocabulary of \(Words.count(text.words))"
      : "the throughput of this run"
    let plans = figures.plans.map {
      "\(budget($0.budget)) is enough for "
        + "\(Words.count($0.epochs, "epoch")) at stride \(Words.count($0.stride))"
    }
    return "At \(Words.count(text.speed)) targets per second, \(measured), an epoch at stride "
      + "\(Words.count(first.stride)) takes \(time(first.seconds))"
      + (plans.isEmpty ? "." : "; \(plans.joined(separator: ", and ")).")
  }

  private static func panel(
    _ title: String, _ columns: [DataTable.Column], _ rows: [[String]]
  ) -> View {
    View([
      "title": title,
      "table": DataTable(label: "Cost: \(title)", columns: columns, rows: rows).view,
    ])
  }

  /// Such as "10 min", or "1 h".
  private static func budget(_ seconds: Double) -> String {
    let (unit, size) = seconds < 3600 ? ("min", 60.0) : ("h", 3600.0)
    return "\(Words.count((seconds / size).rounded())) \(unit)"
  }

  private static func time(_ seconds: Double) -> String {
    ValueFormat.seconds.string(.number(seconds))
  }
}
