import Chapters
import Record

/// Decodes the cells of a book, with the settings that override them.
struct CellDecoder {
  let recipe: Recipe?
  let overrides: [Setting]

  /// The step that a cell calls, with its settings.
  ///
  /// - Parameter earlier: the steps before it, whose settings its own must fit.
  /// - Throws: every mistake in the settings. What only a recipe makes wrong is located in the
  ///   recipe, even if the setting to blame is in the cell.
  func decode(
    _ type: any Step.Type, cell: StepCell, after earlier: [any Step]
  ) throws(Diagnostics) -> any Step {
    do throws(Diagnostics) {
      return try decode(type, cell: cell, after: earlier, recipe: recipe)
    } catch {
      guard let first = recipe?.arguments(of: cell.identifier).first,
        (try? decode(type, cell: cell, after: earlier, recipe: nil)) != nil
      else { throw error }
      throw Diagnostics(
        error.all.map { $0.location.file == cell.location.file ? $0.blamed(on: first) : $0 })
    }
  }

  private func decode<S: Step>(
    _ type: S.Type, cell: StepCell, after earlier: [any Step], recipe: Recipe?
  ) throws(Diagnostics) -> any Step {
    let name = S.id.rawValue
    let arguments = recipe?.arguments(of: name) ?? []
    let overrides = overrides.filter { $0.step == name }.map(\.argument)
    let decoder = SettingsDecoder()
    let step = S(
      settings: try decoder.decode(
        S.Settings.self, from: cell, recipe: arguments, overrides: overrides))
    let problems = decoder.diagnostics(
      step.problems(after: earlier), of: S.Settings.self, from: cell, recipe: arguments,
      overrides: overrides)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return step
  }
}

extension Diagnostic {
  /// A problem with a value in a cell, moved to the recipe's setting that brought it about.
  fileprivate func blamed(on argument: Argument) -> Diagnostic {
    Diagnostic(
      at: argument.labelLocation,
      "this doesn't go with the cell at \(location): \(message); set that in the recipe, too")
  }
}
