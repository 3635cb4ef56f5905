import Drawings
import Pipeline
import Readings
import Record
import Wording

/// The tiny model's gradient, clipped, and Adam's first step with it.
package struct TinyStepFigure: StepFigure {
  package static let step = StepID.train

  let parameters: [TinyStep.Parameter]
  /// Before clipping, and the factor that clipping multiplies by.
  let norm: Double
  let factor: Double
  /// The mean loss before and after the step, in nats.
  let lossBefore: Double
  let lossAfter: Double

  /// Shown above the fold: where the step is easiest to understand.
  private static let shown = ["W_e[1,", "W_e[2,", "b["]

  package func drawn(in values: RunValues) -> Figure? {
    let shown = parameters.filter { parameter in
      Self.shown.contains { parameter.name.hasPrefix($0) }
    }
    guard !shown.isEmpty else { return nil }
    let title = localized("In small: one step of Adam")
    return Figure(
      title: title,
      sentence: localized(
        "The norm of all \(parameters.count) derivatives is \(TinyTable.text(norm)). Clipping to "
          + "\(TinyTable.text(TinyExample.clipNorm)) multiplies each by \(TinyTable.text(factor)). "
          + "Whatever its derivative, a parameter moves by the learning rate, "
          + "\(Format.decimal(TinyExample.learningRate, 1)), unless that is exactly 0, written as 0 "
          + "(\(TinyTable.text(0)) is only rounded to it). The mean loss falls from "
          + "\(TinyTable.text(lossBefore)) to \(TinyTable.text(lossAfter))."),
      content: [
        .table(
          DataTable(
            label: title,
            columns: [
              .text("parameter"), .number("before"), .number("g"), .number("clipped"),
              .number("after"),
            ],
            rows: shown.map {
              [$0.name] + Self.numbers([$0.before, $0.derivative, $0.clipped, $0.after])
            }))
      ],
      table: DataTable(
        label: localized("\(title), every parameter"),
        columns: [
          .text("parameter"), .number("before"), .number("g"), .number("clipped"), .number("m"),
          .number("√v"), .number("after"),
        ],
        rows: parameters.map {
          [$0.name]
            + Self.numbers([
              $0.before, $0.derivative, $0.clipped, $0.mean, $0.square.squareRoot(), $0.after,
            ])
        }))
  }

  /// "0" is exactly that, not rounded to it: such a derivative moves no parameter.
  private static func numbers(_ values: [Double]) -> [String] {
    values.map { $0 == 0 ? "0" : TinyTable.text($0) }
  }
}

extension TinyStepFigure {
  package init?(of run: StoredRun) throws {
    guard let example = run.tinyExample else { return nil }
    let step = TinyStep(example)
    parameters = step.parameters
    (norm, factor) = (step.norm, step.factor)
    (lossBefore, lossAfter) = (step.lossesBefore.mean, step.lossesAfter.mean)
  }
}

extension [Double] {
  fileprivate var mean: Double { reduce(0, +) / Double(Swift.max(1, count)) }
}
