import ArgumentParser
import Chapters
import Foundation
import Pipeline
import Record

/// `walkthrough recipes`: what recipes a book has, what they cost here and what they reach.
struct Recipes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List a book's recipes: settings under a name, what they cost here and reach.",
    discussion: """
      A recipe is a file in the book's folder recipes/ with one setting a line. Its values are \
      written as in a cell, and override the cells.

        # chapters/imdb/recipes/quick
        description = "One epoch of a small model"
        train.epochs = 1
        model.embedding = 64
        model.hidden = 64

        walkthrough run --recipe quick             with these settings
        walkthrough run --recipe quick --set train.epochs=2
        walkthrough run --data imdb                with the recipe for reviews
        walkthrough run --data imdb --recipe none  with the cells' settings

      A line 'data = .reviews' or 'data = .novel' makes --data use the recipe for reviews or for \
      one text by itself. AUTHORING.md explains the other lines.

      The time on this machine is worked out from the number of targets of the measured run, the \
      size of the model, and the speed of matrix products here. It is training alone.
      """)

  @ArgumentParser.Argument(help: "The book: a folder under chapters/.", completion: .books)
  var book = "imdb"

  @OptionGroup var folders: FolderOptions

  func run() throws {
    let decoded = try DecodedBook(
      try folders.project().book(book), recipe: .off, overrides: [], checker: .complete)
    guard !decoded.book.recipes.isEmpty else {
      Terminal.write(RecipeLines.howToWriteOne(in: book, repeating: folders.arguments))
      return
    }
    var rate: Double?
    for (index, recipe) in decoded.book.recipes.enumerated() {
      let chosen = try DecodedBook(decoded.book, recipe: .named(recipe.name), overrides: [])
      let cost = RecipeCost(chosen)
      if cost != nil, rate == nil {
        rate = try RecipeCost.productRate(threads: ProcessInfo.processInfo.activeProcessorCount)
      }
      let seconds = cost.flatMap { cost in rate.map(cost.seconds) }
      if index > 0 { Terminal.write("\n") }
      Terminal.write(RecipeLines.text(recipe, seconds: seconds, terminal: .current))
    }
    let example = SuggestedCommand.run(
      book, as: nil, recipe: decoded.book.recipes[0].name, repeating: folders.arguments)
    Terminal.write("\nTo use one: \(example)\n")
  }
}
