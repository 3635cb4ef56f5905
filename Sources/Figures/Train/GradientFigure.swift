import Drawings
import Pipeline
import Record
import Wording

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
    let typical = localized(
      "The median norm is \(Format.decimal(median, 3)); the largest, "
        + "\(Format.decimal(largest.element, 3)), is at step \(Format.count(largest.offset + 1)).")
    return StepSeries(
      name: "gradient", title: localized("The norm of the gradient"), axis: localized("norm"),
      sentence: [typical, clip.map { clipping(at: $0, isNear: isNear) }].compactMap { $0 }
        .joined(separator: " "),
      values: norms, digits: 3,
      mark: isNear
        ? clip.map { ($0, localized("clipped at \(Format.plain($0))")) } : nil
    ).figure
  }

  /// How many steps were clipped.
  ///
  /// - Parameter isNear: whether the norms come anywhere near the limit.
  private func clipping(at limit: Double, isNear: Bool) -> String {
    let clipped = norms.count { $0 > limit }
    let (limit, all) = (Format.plain(limit), Format.count(norms.count))
    return switch clipped {
    case 0 where isNear:
      localized(
        "No step came to the limit of \(limit), so clipping changed nothing in this run.")
    case 0:
      localized(
        "No step came near the limit of \(limit), so clipping changed nothing in this run.")
    case 1: localized("1 step of \(all) was clipped, at \(limit).")
    default: localized("\(Format.count(clipped)) steps of \(all) were clipped, at \(limit).")
    }
  }
}

extension GradientFigure {
  package init?(of run: StoredRun) throws {
    norms = try run.product(of: Train.self).log.steps.map(\.gradientNorm)
  }
}
