import Drawings
import Pipeline
import Record
import Wording

/// The throughput of training, in targets per second.
package struct ThroughputFigure: StepFigure {
  package static let step = StepID.train

  /// One for each optimizer step; not a number where a step took no measurable time.
  let rates: [Double]

  package func drawn(in values: RunValues) -> Figure? {
    guard let median = StepSeries.median(rates), let slowest = rates.filter(\.isFinite).min() else {
      return nil
    }
    return StepSeries(
      name: "throughput", title: localized("Training throughput"),
      axis: localized("targets per second"),
      sentence: localized(
        "A median of \(Format.count(median)) targets per second, \(Format.count(slowest)) in the "
          + "slowest step."),
      values: rates, digits: 0
    ).figure
  }
}

extension ThroughputFigure {
  package init?(of run: StoredRun) throws {
    rates = try run.product(of: Train.self).log.steps.map {
      $0.seconds > 0 ? Double($0.tokens) / $0.seconds : .nan
    }
  }
}
