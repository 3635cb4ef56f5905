import Chapters
import Drawings
import Record
import Rendering
import Wording

/// The output of a step: results, figures, settings and the step's source, or why there is none.
struct OutputView {
  let context: ReportContext
  let index: PageIndex
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
      "stale": state == .stale ? record?.localizedStale : nil,
      "time": state.hasResults ? time(record, state) : nil,
      "failure": record?.state == .failed ? FailureView.make(record, cell: cell, step: step) : nil,
      "reason": state == .notRun ? reasonNotRun : nil,
      "results": results,
      "hasResults": state.hasResults && record?.results.isEmpty == false,
      "figures": figures.map { $0.view(step: step, index) },
      "settings": settings(record),
      "hasSettings": record?.settings.isEmpty == false,
      "sources": sourcePaths(record).compactMap {
        ListingView.wholeFile($0, in: context.listings)
      },
    ])
  }

  /// The file of the step and, where something else trained, the one of that.
  private func sourcePaths(_ record: StepRecord?) -> [String] {
    let name = step.rawValue.prefix(1).uppercased() + step.rawValue.dropFirst()
    return ["Pipeline/Steps/\(name).swift"] + (record?.trainer == nil ? [] : [Self.torchScript])
  }

  private static let torchScript = "Pipeline/Training/Torch/train.py"

  private func time(_ record: StepRecord?, _ state: StepState) -> String? {
    guard let seconds = record?.seconds, seconds.isFinite else { return nil }
    let time = ValueFormat.seconds.string(.number(max(seconds, 0)))
    return record?.state == .cached
      ? localized("from the cache; took \(time) when it ran") : localized("took \(time)")
  }

  /// Why this step has not run: the failed step before it, if there is one.
  private var reasonNotRun: String {
    let failed = context.record.steps.first { $0.state == .failed && $0.id < step }
    return failed.map { localized("Not run, because \($0.id) failed.") }
      ?? localized("Not part of this run.")
  }

  private var results: [View] {
    context.results(of: step).map { row in
      View([
        "label": row.label, "name": row.name, "value": row.value,
        "veil": index.veils.attribute(for: [row.name]),
      ])
    }
  }

  /// Every setting of the step, with those marked that don't come from the cell.
  private func settings(_ record: StepRecord?) -> [View] {
    (record?.settings ?? [:]).sorted { $0.key < $1.key }.map { label, value in
      let origin = context.record.origin(of: step, label)
      return View([
        "id": record?.results[label] == nil ? "\(step).\(label)" : nil,
        "label": label,
        "value": ValueFormat.plain.string(value),
        "isOverride": origin == .override,
        "recipe": origin == .recipe ? context.record.recipe?.name : nil,
      ])
    }
  }
}
