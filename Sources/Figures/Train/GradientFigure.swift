import Drawings
import Pipeline
import Record

/// The norm of the whole gradient at each step, before clipping.
package struct GradientFigure: StepFigure {
  package static let step = StepID.train

  /// One for each optimizer step.
  let norms: [Double]

  package func drawn(in values: RunValues) -> Figure? {
    guard let median = StepSeries.median(norms),
      let largest = norms.enumerated().filter(\.element.isFinite)
        .max(by: { $0.element < $1.element })
    else { return nil }
    let clip = values.setting(.train, "clipNorm").flatMap { $0 > 0 ? $0 : nil }
    // A limit far above the curve would press it flat; then it is only said.
    let isNear = clip.map { largest.element > $0 / 3 } ?? false
    let tail = clip.map { clip in
      let clipped = norms.count { $0 > clip }
      let limit = ValueFormat.plain.string(.number(clip))
      return clipped == 0
        ? " No step came \(isNear ? "to" : "near") the limit of \(limit), so clipping changed "
          + "nothing in this run."
        : " \(Format.count(clipped, "step")) of \(Format.count(norms.count)) "
          + "\(clipped == 1 ? "was" : "were") clipped, at \(limit)."
    }
    return StepSeries(
      name: "gradient", title: "The norm of the gradient", axis: "norm",
      sentence: "The median norm is \(Format.decimal(median, 3)); the largest, "
        + "\(Format.decimal(largest.element, 3)), is at step \(Format.count(largest.offset + 1))."
        + (tail ?? ""),
      values: norms, digits: 3,
      mark: isNear
        ? clip.map { ($0, "clipped at \(ValueFormat.plain.string(.number($0)))") } : nil
    ).figure
  }
}

extension GradientFigure {
  package init?(of run: StoredRun) throws {
    norms = try run.product(of: Train.self).log.steps.map(\.gradientNorm)
  }
}
