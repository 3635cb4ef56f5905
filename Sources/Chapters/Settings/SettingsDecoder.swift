/// Decodes the settings of a step: the defaults, overridden by its cell, a recipe and the command
/// line.
package struct SettingsDecoder: Sendable {
  package init() {}

  /// The settings of `cell`, with a recipe and then `overrides` applied.
  ///
  /// A setting that none of them mentions has its default. An integer is also valid as a number.
  ///
  /// - Parameters:
  ///   - recipe: settings of this step from a recipe, which override the cell.
  ///   - overrides: settings of this step from the command line, which override both.
  /// - Throws: every unknown or repeated label and wrong type; if there are none, every invalid
  ///   value. Each is located where it is written, or at the cell's identifier if a default is the
  ///   problem.
  package func decode<Settings: StepSettings>(
    _: Settings.Type, from cell: StepCell, recipe: [Argument] = [],
    overrides: [Argument] = []
  ) throws(Diagnostics) -> Settings {
    let written = WrittenSettings(
      step: cell.identifier, defaults: Settings().literals, cell: cell.arguments,
      recipe: recipe, overrides: overrides)
    let types = TypedSettings(written)
    let settings: Settings
    do {
      settings = try Settings(from: types)
    } catch {
      preconditionFailure("\(Settings.self) can't be settings: \(error)")
    }
    let mistakes = written.diagnostics + types.output.diagnostics
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    let problems = Self.diagnostics(settings.problems(), written: written, cell: cell)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return settings
  }

  /// Problems of decoded settings, located as `decode` does.
  package func diagnostics<Settings: StepSettings>(
    _ problems: [SettingProblem], of _: Settings.Type, from cell: StepCell,
    recipe: [Argument] = [], overrides: [Argument] = []
  ) -> [Diagnostic] {
    let written = WrittenSettings(
      step: cell.identifier, defaults: Settings().literals, cell: cell.arguments,
      recipe: recipe, overrides: overrides)
    return Self.diagnostics(problems, written: written, cell: cell)
  }

  private static func diagnostics(
    _ problems: [SettingProblem], written: WrittenSettings, cell: StepCell
  ) -> [Diagnostic] {
    problems.map { problem in
      let last = written.last(of: problem.label)
      return Diagnostic(
        at: last?.argument.valueLocation ?? cell.location,
        "\(last?.name ?? problem.label) \(problem.message)")
    }
  }

  /// The labels of a step's settings, in the order of its properties.
  package func settingNames<Settings: StepSettings>(of _: Settings.Type) -> [String] {
    Settings.settingNames
  }
}
