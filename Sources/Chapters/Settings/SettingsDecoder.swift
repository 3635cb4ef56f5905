/// Decodes the settings of a step: what its cell and the command line say, over the defaults.
package struct SettingsDecoder: Sendable {
  package init() {}

  /// The settings of `cell`, changed by `overrides`.
  ///
  /// A setting that nobody mentions has its default. An integer can stand for a number.
  ///
  /// - Parameter overrides: settings of this step from the command line; they win over the cell.
  /// - Throws: every unknown or repeated label and wrong type; where there are none, every
  ///   impossible value. Each is told where it is written, or at the cell's identifier where the
  ///   default is the problem.
  package func decode<Settings: StepSettings>(
    _: Settings.Type, from cell: StepCell, overrides: [Argument] = []
  ) throws(Diagnostics) -> Settings {
    let written = WrittenSettings(
      step: cell.identifier, defaults: Settings().literals, cell: cell.arguments,
      overrides: overrides)
    let types = TypedSettings(written)
    let settings: Settings
    do {
      settings = try Settings(from: types)
    } catch {
      preconditionFailure("\(Settings.self) can't be settings: \(error)")
    }
    let mistakes = written.diagnostics + types.output.diagnostics
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    let problems = settings.problems().map { problem in
      let last = written.last(of: problem.label)
      return Diagnostic(
        at: last?.argument.valueLocation ?? cell.location,
        "\(last?.name ?? problem.label) \(problem.message)")
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return settings
  }

  /// The labels of a step's settings, in the order of its properties.
  package func settingNames<Settings: StepSettings>(of _: Settings.Type) -> [String] {
    Settings.settingNames
  }
}
