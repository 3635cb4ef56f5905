import Chapters
import Record

/// Decodes the cells of a book, with the settings that override them.
struct CellDecoder {
  let recipe: Recipe?
  let overrides: [Setting]

  /// The step that a cell calls, with its settings.
  ///
  /// - Throws: every mistake in the settings. What only a recipe makes wrong is located in the
  ///   recipe, even if the setting to blame is in the cell.
  func decode(_ type: any Step.Type, cell: StepCell) throws(Diagnostics) -> any Step {
    do throws(Diagnostics) {
      return try decode(type, cell: cell, recipe: recipe)
    } catch {
      guard let first = recipe?.arguments(of: cell.identifier).first,
        (try? decode(type, cell: cell, recipe: nil)) != nil
      else { throw error }
      throw Diagnostics(
        error.all.map { $0.location.file == cell.location.file ? $0.blamed(on: first) : $0 })
    }
  }

  private func decode<S: Step>(
    _ type: S.Type, cell: StepCell, recipe: Recipe?
  ) throws(Diagnostics) -> any Step {
    let name = S.id.rawValue
    let settings = try SettingsDecoder().decode(
      S.Settings.self, from: cell, recipe: recipe?.arguments(of: name) ?? [],
      overrides: overrides.filter { $0.step == name }.map(\.argument))
    return S(settings: settings)
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
