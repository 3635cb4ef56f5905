import Drawings
import Pipeline
import Record
import Wording

/// One prompt, continued at several temperatures.
package struct TemperaturesFigure: StepFigure {
  package static let step = StepID.evaluate

  let continuations: [Continuation]

  package func drawn(in values: RunValues) -> Figure? {
    guard let first = continuations.first, continuations.count > 1 else { return nil }
    let temperatures = continuations.map(\.temperature).filter(\.isFinite)
    let lowest = Format.plain(temperatures.min() ?? first.temperature)
    let highest = Format.plain(temperatures.max() ?? first.temperature)
    return Figure(
      title: localized("The same prompt at \(Format.count(continuations.count, "temperature"))"),
      sentence: localized(
        "“\(first.prompt)” at temperatures from \(lowest) to \(highest), with the same random "
          + "numbers and the whole vocabulary to choose from."),
      content: [
        .continuations([
          ContinuationGroup(
            items: continuations.map {
              ContinuationGroup.Item(label: $0.sampling, start: $0.prompt, text: $0.tail)
            })
        ])
      ])
  }
}

extension TemperaturesFigure {
  package init?(of run: StoredRun) throws {
    continuations = try run.product(of: Evaluate.self).temperatures
    if continuations.isEmpty { return nil }
  }
}
