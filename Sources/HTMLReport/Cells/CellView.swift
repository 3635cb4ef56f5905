import Chapters
import Record
import Rendering

/// A step cell as the page shows it: the call and its output.
struct CellView {
  let context: ReportContext

  func make(_ cell: StepCell) -> View {
    guard let step = StepID(rawValue: cell.identifier) else {
      return View(
        "block/cell",
        ["number": "–", "step": cell.identifier, "input": input(cell, overrides: [])])
    }
    return View(
      "block/cell",
      [
        "number": step.number,
        "step": step.rawValue,
        "input": input(cell, overrides: overrides(of: step)),
        "output": OutputView(context: context, step: step).make(cell),
      ])
  }

  private func input(_ cell: StepCell, overrides: [View]) -> View {
    View([
      "code": CodeView.make(cell.source, language: "swift", firstLine: nil),
      "overrides": overrides,
      "hasOverrides": !overrides.isEmpty,
    ])
  }

  /// The command line's settings for this step, as written.
  private func overrides(of step: StepID) -> [View] {
    context.record.overrides.filter { $0.key.hasPrefix("\(step).") }
      .sorted { $0.key < $1.key }
      .map {
        View(["label": $0.key.dropFirst(step.rawValue.count + 1).description, "value": $0.value])
      }
  }
}
