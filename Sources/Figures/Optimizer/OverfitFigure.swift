import Drawings
import Pipeline
import Record
import Wording

/// The loss while the model memorizes one batch, from the untrained model on.
package struct OverfitFigure: StepFigure {
  package static let step = StepID.optimizer

  let overfitting: PreparedOptimizer.Overfitting

  package func drawn(in values: RunValues) -> Figure? {
    let losses = overfitting.losses
    guard losses.contains(where: \.isFinite) else { return nil }
    let uniform = values.number(.optimizer, "uniformLoss")
    var chart = Chart(
      x: Chart.Axis(
        label: localized("steps on this batch"),
        domain: Scale.domain(of: [0, Double(losses.count - 1)], .linear)),
      y: Chart.Axis(
        label: localized("loss in nats"),
        domain: Scale.rounded(
          Scale.domain(of: losses + [uniform ?? 0], .linear, fromZero: true), .linear)),
      height: 280)
    if let uniform {
      chart.level(at: uniform, class: "reference", label: "ln V = \(Format.decimal(uniform, 3))")
    }
    chart.line(losses.enumerated().map { (Double($0.offset), $0.element) }, class: "series-1")
    let title =
      isLearned ? localized("One batch, memorized") : localized("One batch, again and again")
    return Figure(
      title: title, sentence: sentence(values, uniform), drawing: chart.drawing, named: "overfit",
      legend: [.init(line: "series-1", text: localized("loss on that batch"))]
        + (uniform == nil
          ? [] : [.init(line: "reference", text: localized("ln V: a uniform guess"))]),
      table: DataTable(
        label: title, columns: [.number("step"), .number("loss")],
        rows: losses.enumerated().map { [Format.count($0.offset), Format.decimal($0.element, 3)] }))
  }

  /// Whether the loss fell to less than a quarter.
  private var isLearned: Bool {
    let finite = overfitting.losses.filter(\.isFinite)
    guard let first = finite.first, let last = finite.last else { return false }
    return last < first / 4
  }

  private func sentence(_ values: RunValues, _ uniform: Double?) -> String {
    let finite = overfitting.losses.filter(\.isFinite)
    guard let first = finite.first, let last = finite.last else { return "" }
    let start =
      values.number(.optimizer, "initialLoss").flatMap { initial in
        uniform.map { uniform in
          localized(
            "The untrained model’s loss is \(Format.decimal(initial, 3)); that of a uniform guess "
              + "is ln V = \(Format.decimal(uniform, 3)).") + " "
        }
      } ?? ""
    let result =
      isLearned
      ? localized("the model can memorize a batch.")
      : localized("the model has not memorized the batch.")
    return start
      + localized(
        "On \(Format.count(overfitting.sequences, "sequence")) with "
          + "\(Format.count(overfitting.tokens, "target")) the loss goes from "
          + "\(Format.decimal(first, 3)) to \(Format.decimal(last, 3)) in "
          + "\(Format.count(overfitting.losses.count - 1, "step")): \(result)")
  }
}

extension OverfitFigure {
  package init?(of run: StoredRun) throws {
    overfitting = try run.product(of: Optimizer.self).overfitting
  }
}
