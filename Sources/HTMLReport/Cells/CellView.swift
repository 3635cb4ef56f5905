import Chapters
import Record
import Rendering

/// A step cell as the page shows it: the call and its output.
struct CellView {
  let context: ReportContext
  let index: PageIndex

  func make(_ cell: StepCell) -> View {
    guard let step = StepID(rawValue: cell.identifier) else {
      return View(
        "block/cell",
        ["number": "–", "step": cell.identifier, "input": input(cell, step: nil)])
    }
    return View(
      "block/cell",
      [
        "number": step.number,
        "step": step.rawValue,
        "input": input(cell, step: step),
        "output": OutputView(context: context, index: index, step: step).make(cell),
      ])
  }

  private func input(_ cell: StepCell, step: StepID?) -> View {
    let recipe = settings(of: step, from: .recipe, in: context.record.recipe?.settings ?? [:])
    let overrides = settings(of: step, from: .override, in: context.record.overrides)
    return View([
      "code": CodeView.make(cell.source, language: "swift"),
      "recipe": recipe.isEmpty ? nil : context.record.recipe?.name,
      "recipeSettings": recipe,
      "overrides": overrides,
      "hasOverrides": !overrides.isEmpty,
    ])
  }

  /// The settings of a step that have their values from one place, as written there.
  private func settings(
    of step: StepID?, from origin: SettingOrigin, in written: [String: String]
  ) -> [View] {
    written.sorted { $0.key < $1.key }.compactMap { name, value in
      guard let name = QualifiedName(name), name.step == step,
        context.record.origin(of: name.step, name.name) == origin
      else { return nil }
      return View(["label": name.name, "value": value])
    }
  }
}
