import Record

/// The norm of the whole gradient at each step, before clipping.
enum GradientFigure {
  static func make(_ figures: TrainFigures, values: RunValues) -> Figure? {
    let norms = figures.steps.map(\.gradientNorm)
    guard let median = Words.median(norms),
      let largest = figures.steps.filter(\.gradientNorm.isFinite)
        .max(by: { $0.gradientNorm < $1.gradientNorm })
    else { return nil }
    let clip = values.setting(.train, "clipNorm").flatMap { $0 > 0 ? $0 : nil }
    let clipped = clip.map { clip in norms.count { $0 > clip } }
    let tail = clipped.map {
      " \(Words.percent(Double($0) / Double(norms.count))) of steps were clipped."
    }
    return StepSeries.figure(
      id: "gradient", title: "The norm of the gradient", axis: "norm",
      sentence: "The median norm is \(Words.decimal(median)); the largest, "
        + "\(Words.decimal(largest.gradientNorm)), is at step \(Words.count(largest.step))."
        + (tail ?? ""),
      steps: figures.steps, values: norms, digits: 4,
      mark: clip.map { ($0, "clipped at \(ValueFormat.plain.string(.number($0)))") })
  }
}
