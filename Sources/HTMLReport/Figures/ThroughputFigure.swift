import Record

/// The throughput of training, in targets per second.
enum ThroughputFigure {
  static func make(_ figures: TrainFigures) -> Figure? {
    let rates = figures.steps.map { $0.seconds > 0 ? Double($0.tokens) / $0.seconds : .nan }
    guard let median = Words.median(rates), let slowest = rates.filter(\.isFinite).min() else {
      return nil
    }
    return StepSeries.figure(
      id: "rate", title: "Training throughput", axis: "targets per second",
      sentence: "A median of \(Words.count(median)) targets per second, "
        + "\(Words.count(slowest)) in the slowest step.",
      steps: figures.steps, values: rates, digits: 0)
  }
}
