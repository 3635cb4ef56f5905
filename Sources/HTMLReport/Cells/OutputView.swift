import Chapters
import Drawings
import Record
import Rendering

/// The output of a step: results, figures, settings and the step's source, or why there is none.
struct OutputView {
  let context: ReportContext
  let step: StepID

  func make(_ cell: StepCell) -> View {
    let record = context.record[step]
    let state = StepState(record)
    let figures = state.hasResults ? context.numberedFigures(of: step).filter(\.isBelowCell) : []
    return View([
      "number": step.number,
      "step": step.rawValue,
      "state": state.view,
      "isNotRun": state == .notRun,
      "stale": state == .stale ? record?.stale : nil,
      "time": state.hasResults ? time(record, state) : nil,
      "failure": record?.state == .failed ? FailureView.make(record, cell: cell, step: step) : nil,
      "reason": state == .notRun ? reasonNotRun : nil,
      "results": state.hasResults ? results(record) : [],
      "hasResults": state.hasResults && record?.results.isEmpty == false,
      "figures": figures.map { $0.figure.view(step: step.number, number: $0.number) },
      "settings": settings(record),
      "hasSettings": record?.settings.isEmpty == false,
      "source": ListingView.wholeFile(sourcePath, in: context.listings),
    ])
  }

  private var sourcePath: String {
    "Pipeline/Steps/\(step.rawValue.prefix(1).uppercased())\(step.rawValue.dropFirst()).swift"
  }

  private func time(_ record: StepRecord?, _ state: StepState) -> String? {
    guard let seconds = record?.seconds, seconds.isFinite else { return nil }
    let time = ValueFormat.seconds.string(.number(max(seconds, 0)))
    return record?.state == .cached ? "from the cache; took \(time) when it ran" : "took \(time)"
  }

  /// Why this step has not run: the failed step before it, if there is one.
  private var reasonNotRun: String {
    let failed = context.record.steps.first { $0.state == .failed && $0.id < step }
    return failed.map { "Not run, because \($0.id) failed." } ?? "Not part of this run."
  }

  /// Results in catalog order, then those missing from the catalog, by name.
  private func results(_ record: StepRecord?) -> [View] {
    guard let record else { return [] }
    let values = RunValues(record: context.record, catalog: context.catalog)
    let known = context.catalog.entries(of: step).filter { record.results[$0.name.name] != nil }
    let unknown = Set(record.results.keys).subtracting(known.map(\.name.name)).sorted()
    return known.map { entry in
      View([
        "label": entry.label, "name": entry.name.description,
        "value": values.string(named: entry.name.description),
      ])
    }
      + unknown.map { name in
        View([
          "label": name, "name": "\(step).\(name)",
          "value": values.string(named: "\(step).\(name)"),
        ])
      }
  }

  /// Every setting of the step, with those marked that don't come from the cell.
  private func settings(_ record: StepRecord?) -> [View] {
    (record?.settings ?? [:]).sorted { $0.key < $1.key }.map { label, value in
      let origin = context.record.origin(of: step, label)
      return View([
        "label": label,
        "value": ValueFormat.plain.string(value),
        "isOverride": origin == .override,
        "recipe": origin == .recipe ? context.record.recipe?.name : nil,
      ])
    }
  }
}
