import Drawings
import Record
import Wording

/// Training and validation losses of several runs in one chart.
///
/// The x-axis counts epochs, as the work in a step depends on the batch size.
package struct CompareCurves {
  private struct Curve {
    let name: String
    /// The class that gives the run its colour and dash.
    let style: String
    let training: [(x: Double, y: Double)]
    let validation: [(epoch: Int, loss: Double)]

    var validationPoints: [(x: Double, y: Double)] {
      validation.map { (Double($0.epoch), $0.loss) }
    }
  }

  private let curves: [Curve]
  private let omission: String

  package init(_ comparison: RunComparison) {
    omission = comparison.omission
    curves = comparison.drawn.enumerated().compactMap { index, run in
      run.training.map { training in
        Curve(
          name: run.name, style: "run run-\(index + 1)", training: training.lossesByEpoch,
          validation: training.validation)
      }
    }
  }

  /// `nil` where no run has a loss.
  package var figure: Figure? {
    let points = curves.flatMap { $0.training + $0.validationPoints }.filter { $0.y.isFinite }
    guard !points.isEmpty else { return nil }
    var chart = Chart(
      x: Chart.Axis(
        label: localized("epochs"), domain: Scale.domain(of: [0] + points.map(\.x), .linear)),
      y: Chart.Axis(
        label: localized("loss in nats per token"),
        domain: Scale.rounded(Scale.domain(of: points.map(\.y), .linear), .linear)),
      height: 420)
    for curve in curves { draw(curve, in: &chart) }
    let title = localized("Training and validation loss")
    return Figure(
      title: title, sentence: sentence, drawing: chart.drawing, named: "losses",
      legend: curves.flatMap { curve in
        [.init(line: curve.style + " training", text: localized("\(curve.name), training"))]
          + (curve.validation.isEmpty
            ? []
            : [
              .init(
                line: curve.style + " validation", text: localized("\(curve.name), validation"))
            ])
      },
      table: table)
  }

  private func draw(_ curve: Curve, in chart: inout Chart) {
    let losses = curve.training.map(\.y)
    if losses.count >= StepSeries.smoothingThreshold {
      chart.line(curve.training, class: curve.style + " raw")
      let smoothed = Decimation.smoothed(losses, window: losses.count / 50)
      chart.line(
        zip(curve.training, smoothed).map { ($0.x, $1) }, class: curve.style + " training")
    } else {
      chart.line(curve.training, class: curve.style + " training")
    }
    chart.line(curve.validationPoints, class: curve.style + " validation")
    for (epoch, loss) in curve.validation {
      chart.dot(
        Double(epoch), loss, class: curve.style + " dot",
        note: localized(
          "\(curve.name), epoch \(Format.count(epoch)): \(Format.decimal(loss, 3))"))
    }
  }

  private var sentence: String {
    let courses = curves.map { "\($0.name): \(LossSentence.validation($0.validation))" }
    return localized(
      "\(courses.joined(separator: "; ")). Thin lines are training loss, smoothed in long runs; "
        + "thick lines with dots are validation loss.") + omission
  }

  private var table: DataTable {
    let epochs = Set(curves.flatMap { $0.validation.map(\.epoch) }).sorted()
    return DataTable(
      label: localized("Validation loss by epoch"),
      columns: [.number("epoch")] + curves.map { .number(named: $0.name) },
      rows: epochs.map { epoch in
        [Format.count(epoch)]
          + curves.map { curve in
            curve.validation.first { $0.epoch == epoch }.map { Format.decimal($0.loss, 3) }
              ?? ValueFormat.absent
          }
      })
  }
}
