import Record

/// How many targets a second the training got through.
enum RateFigure {
  static func make(_ figures: TrainFigures) -> Figure? {
    let rates = figures.steps.map { $0.seconds > 0 ? Double($0.tokens) / $0.seconds : .nan }
    guard let median = Words.median(rates), let slowest = rates.filter(\.isFinite).min() else {
      return nil
    }
    return StepSeries.figure(
      id: "rate", title: "How fast the training went", axis: "targets per second",
      sentence: "\(Words.count(median)) targets a second in the median, "
        + "\(Words.count(slowest)) at the slowest step.",
      steps: figures.steps, values: rates, digits: 0)
  }
}
