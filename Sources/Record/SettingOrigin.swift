/// Where a run got the value of a setting from.
package enum SettingOrigin: Hashable, Sendable {
  /// From the chapter's cell, or the default if the cell leaves the setting out.
  case cell
  case recipe
  /// From the command line.
  case override
}

extension RunRecord {
  /// Where a setting's value comes from: the command line overrides a recipe, and both override the
  /// cell.
  package func origin(of step: StepID, _ label: String) -> SettingOrigin {
    let name = QualifiedName(step, label).description
    if overrides[name] != nil { return .override }
    return recipe?.settings[name] != nil ? .recipe : .cell
  }
}
