import Chapters
import Record
import Spelling

/// Which recipe the command line asks for.
package enum RecipeChoice: Hashable, Sendable {
  /// The one that the book ties to the kind of data that the command line names, if it has one.
  case tied
  case off
  case named(String)

  /// The value of `--recipe`.
  package init(_ argument: String) {
    self = argument == Recipe.noneArgument ? .off : .named(argument)
  }

  /// The recipe that the command line names; `nil` if it names none.
  ///
  /// - Throws: `Diagnostics` if the book has no such recipe.
  func recipe(in book: Book) throws(Diagnostics) -> Recipe? {
    guard case .named(let name) = self else { return nil }
    if let recipe = book.recipes.first(where: { $0.name == name }) { return recipe }
    let names = book.recipes.map(\.name)
    let list = names.isEmpty ? "none" : names.joined(separator: ", ")
    let advice = didYouMean(name, among: names) + "; it has " + list
    throw Self.problem("the book \(book.name) has no recipe '\(name)'\(advice)")
  }

  /// Checks that a recipe can be used on data of a kind.
  ///
  /// - Throws: `Diagnostics` if it is tied to another.
  static func check(
    _ recipe: Recipe, suits kind: Recipe.DataKind, in book: Book
  ) throws(Diagnostics) {
    guard let tie = recipe.tie, tie.kind != kind else { return }
    let other = book.recipes.first { $0.tie?.kind == kind }
    let advice =
      other.map { "; '\($0.name)' is for \(kind.phrase)" } ?? "; leave --recipe out"
    throw problem(
      "the recipe '\(recipe.name)' is for \(tie.kind.phrase), and this data is \(kind.phrase)"
        + advice)
  }

  private static func problem(_ message: String) -> Diagnostics {
    Diagnostics([Diagnostic(at: SourceLocation(file: "--recipe", line: 1, column: 1), message)])
  }
}

extension Recipe.DataKind {
  /// What data of the kind is: "one text".
  package var phrase: String {
    switch self {
    case .reviews: "reviews"
    case .novel: "one text"
    }
  }
}

extension Recipe {
  /// The recipe as it is recorded.
  func record(_ choice: RecipeRecord.Choice) -> RecipeRecord {
    RecipeRecord(name: name, choice: choice, settings: settings.texts)
  }
}

extension Sequence<Setting> {
  /// The settings as they are recorded, by `step.label`.
  var texts: [String: String] {
    Dictionary(
      map { ("\($0.step).\($0.argument.label)", $0.argument.value.description) },
      uniquingKeysWith: { $1 })
  }
}
