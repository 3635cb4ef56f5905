import Foundation

/// The folder `recipes` of a book. A book without one has no recipes.
package struct RecipeFolder {
  /// Its name in the folder of a book.
  package static let name = "recipes"

  /// Limits that no book comes near.
  private static let mostRecipes = 100
  private static let mostBytes = 64_000
  private static let longestName = 64
  private static let mostDiagnostics = 100
  /// A file about the folder, which is no recipe.
  private static let readMe = "README.md"

  let files: BookFiles
  /// The folder as the user would type it, for diagnostics.
  let displayPath: String
  let stepNames: [String]

  /// - Returns: the recipes by name, and every error in them.
  func read() -> (recipes: [Recipe], diagnostics: [Diagnostic]) {
    var recipes: [Recipe] = []
    var diagnostics: [Diagnostic] = []
    do throws(Diagnostic) {
      for name in try names() {
        do throws(Diagnostics) {
          recipes.append(
            try RecipeParser.parse(text(of: name), name: name, stepNames: stepNames))
        } catch {
          diagnostics += error.all.prefix(Self.mostDiagnostics)
        }
      }
    } catch {
      diagnostics.append(error)
    }
    return (recipes, diagnostics + secondTies(of: recipes))
  }

  /// Whether a file of the folder is taken for a recipe. Hidden files and those of editors at work
  /// are not.
  package static func isRecipe(_ name: String) -> Bool {
    !name.hasPrefix(".") && !name.hasPrefix("#") && !name.hasSuffix("~") && name != readMe
  }

  /// The names of the recipes, sorted.
  private func names() throws(Diagnostic) -> [String] {
    guard let all = files.names(in: Self.name) else {
      guard files.contains(Self.name) else { return [] }
      throw Diagnostic(
        at: location(displayPath), "this is not a folder that can be read; put recipes in a folder")
    }
    let names = all.filter(Self.isRecipe)
    guard names.count <= Self.mostRecipes else {
      throw Diagnostic(
        at: location(displayPath),
        "the folder has \(names.count) files, and \(Self.mostRecipes) is the limit; remove some")
    }
    return names.sorted()
  }

  private func text(of name: String) throws(Diagnostics) -> SourceText {
    let place = location("\(displayPath)/\(name)")
    do throws(Diagnostic) {
      guard Self.isValid(name) else {
        throw Diagnostic(
          at: place,
          name == Recipe.noneArgument
            ? "no recipe can have this name: --recipe \(name) means to use none; rename the file"
            : "a recipe's name has only letters from a to z, digits, '-' and '_'; rename the file")
      }
      return try SourceText(file: place.file, data: try contents(of: name, at: place))
    } catch {
      throw Diagnostics([error])
    }
  }

  private static func isValid(_ name: String) -> Bool {
    name != Recipe.noneArgument && name.utf8.count <= longestName && name.isPlainName
  }

  /// Looks at the kind and the size of a file before reading it.
  private func contents(of name: String, at place: SourceLocation) throws(Diagnostic) -> Data {
    let path = "\(Self.name)/\(name)"
    guard let size = files.size(of: path) else {
      throw Diagnostic(at: place, "this is not a file; a recipe is a text file")
    }
    guard size <= Self.mostBytes else {
      throw Diagnostic(
        at: place, "the recipe has \(size) bytes, and \(Self.mostBytes) is the limit; shorten it")
    }
    guard let data = files.data(at: path) else {
      throw Diagnostic(at: place, "the file can't be read")
    }
    return data
  }

  /// Each kind of data has at most one recipe.
  private func secondTies(of recipes: [Recipe]) -> [Diagnostic] {
    recipes.enumerated().compactMap { index, recipe in
      guard let tie = recipe.tie,
        let first = recipes[..<index].first(where: { $0.tie?.kind == tie.kind })
      else { return nil }
      return Diagnostic(
        at: tie.location,
        "the recipe '\(first.name)' has the line data = .\(tie.kind.rawValue) too; remove one")
    }
  }

  private func location(_ file: String) -> SourceLocation {
    SourceLocation(file: file, line: 1, column: 1)
  }
}
