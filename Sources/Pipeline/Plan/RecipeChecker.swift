import Chapters
import Record

/// Checks a book's recipes for what their parser can't know: steps have such settings, the values
/// suit them, and what was measured says enough.
struct RecipeChecker {
  let book: Book

  /// Every problem in the recipes. Those in cells are left out.
  func diagnostics() -> [Diagnostic] { book.recipes.flatMap(diagnostics) }

  private func diagnostics(of recipe: Recipe) -> [Diagnostic] {
    let decoder = CellDecoder(recipe: recipe, overrides: [])
    var diagnostics = otherData(recipe)
    var steps: [any Step] = []
    for (type, chapter) in zip(Steps.all, book.chapters) {
      do throws(Diagnostics) {
        let step = try decoder.decode(type, cell: chapter.cell, after: steps)
        steps.append(step)
        if let vocab = step as? Vocab { diagnostics += missingWords(recipe, vocab) }
      } catch {
        diagnostics += error.all.filter { $0.location.file == recipe.file }
      }
    }
    return diagnostics
  }

  private func otherData(_ recipe: Recipe) -> [Diagnostic] {
    guard recipe.tie != nil else { return [] }
    return recipe.settings.filter(\.namesData).map {
      Diagnostic(
        at: $0.argument.labelLocation,
        "a recipe with a line 'data' is used on whatever data of that kind is given; remove this "
          + "line, or that one")
    }
  }

  private func missingWords(_ recipe: Recipe, _ vocab: Vocab) -> [Diagnostic] {
    guard let measurement = recipe.measurement, measurement.words == nil,
      vocab.settings.maxTokens == 0
    else { return [] }
    return [
      Diagnostic(
        at: recipe.location,
        "measured.words is missing: every word is kept (vocab.maxTokens is 0), and the cost of "
          + "training depends on their number")
    ]
  }
}

extension Setting {
  /// Whether it says which data is read.
  var namesData: Bool { namesData(as: "source") || namesData(as: "more") }

  /// Whether it is the setting of a label that says which data is read.
  func namesData(as label: String) -> Bool {
    step == StepID.load.rawValue && argument.label == label
  }
}
