import Chapters
import Record
import Text

/// The steps of a book with their settings, before the data is located.
package struct DecodedBook: Sendable {
  package let book: Book
  /// The recipe that the settings are taken from; `nil` if none.
  package let recipe: Recipe?
  let choice: RecipeChoice
  package let overrides: [Setting]
  private let checker: BookChecker
  let steps: [any Step]
  package var trainer = TrainerChoice.own

  /// Decodes every cell and checks every name in the prose and every recipe.
  ///
  /// - Parameters:
  ///   - choice: which recipe overrides the cells. One that is tied to data is applied once the
  ///     data is known.
  ///   - overrides: settings from the command line, which override the recipe as well.
  ///   - checker: checks the names in the prose.
  /// - Throws: all mistakes in the book and the overrides.
  package init(
    _ book: Book, recipe choice: RecipeChoice = .tied, overrides: [Setting],
    checker: BookChecker = BookChecker()
  ) throws(Diagnostics) {
    try self.init(book, choice, try choice.recipe(in: book), overrides, checker)
  }

  private init(
    _ book: Book, _ choice: RecipeChoice, _ recipe: Recipe?, _ overrides: [Setting],
    _ checker: BookChecker
  ) throws(Diagnostics) {
    let decoder = CellDecoder(recipe: recipe, overrides: overrides)
    var diagnostics: [Diagnostic] = []
    var steps: [any Step] = []
    for (type, chapter) in zip(Steps.all, book.chapters) {
      do throws(Diagnostics) {
        steps.append(try decoder.decode(type, cell: chapter.cell, after: steps))
      } catch {
        diagnostics += error.all
      }
    }
    diagnostics += checker.diagnostics(of: book)
    for problem in RecipeChecker(book: book).diagnostics() where !diagnostics.contains(problem) {
      diagnostics.append(problem)
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    self.book = book
    self.recipe = recipe
    self.choice = choice
    self.overrides = overrides
    self.checker = checker
    self.steps = steps
  }

  /// The settings of a step.
  func settings<S: Step>(of type: S.Type) -> S.Settings {
    steps.lazy.compactMap { ($0 as? S)?.settings }.first ?? S.Settings()
  }

  /// The data that `load(source:, more:)` names, in order.
  package var sources: [String] {
    let settings = settings(of: Load.self)
    return [settings.source] + settings.more
  }

  /// Whether the command line names the data.
  var isSourceOverridden: Bool { overrides.contains(where: \.namesData) }

  /// The book with the recipe that it ties to data of this kind, if the command line names the data
  /// and leaves the recipe open.
  ///
  /// The sample is the data that the cells are written for, so no recipe is tied to it.
  ///
  /// - Throws: `Diagnostics` if the recipe in use is tied to another kind of data, or doesn't go
  ///   with the overrides.
  func fitted(to data: LocatedData) throws(Diagnostics) -> DecodedBook {
    let kind = data.location.kind(sample: settings(of: Load.self).sample)
    if let recipe {
      if let kind { try RecipeChoice.check(recipe, suits: kind, in: book) }
    } else if choice == .tied, isSourceOverridden, data.location != .sample,
      let recipe = book.recipes.first(where: { recipe in
        recipe.tie.map { kind == nil || $0.kind == kind } ?? false
      })
    {
      var fitted = try DecodedBook(book, choice, recipe, overrides, checker)
      fitted.trainer = trainer
      return fitted
    }
    return self
  }
}

extension CorpusLocation {
  /// The kind of data that recipes can be tied to; `nil` for texts that can be read either way,
  /// each by itself or as parts of one.
  ///
  /// - Parameter sample: which of the built-in corpora the sample is.
  fileprivate func kind(sample: SampleKind) -> Recipe.DataKind? {
    switch self {
    case .folder, .archive, .several: .reviews
    case .collection: nil
    case .text: .novel
    case .sample: sample == .reviews ? .reviews : .novel
    }
  }
}
