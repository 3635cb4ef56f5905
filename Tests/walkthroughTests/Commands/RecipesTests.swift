import Foundation
import Record
import TestSupport
import Testing

/// Settings under a name: listed, used, and told of.
@Suite struct RecipesTests {
  private static let measured = """
    description = "One epoch of a small model"
    data = .reviews
    measured.perplexity = 93.24
    measured.targets = 8_800_000
    measured.minutes = 11.5
    measured.machine = "two cores of an example"
    measured.date = "2026-11-27"
    train.epochs = 1

    """
  private static let recipes = [
    "mine": measured, "quick": "description = \"A quick look\"\nmodel.hidden = 5\n",
    "text": "description = \"For a text\"\ndata = .novel\nmodel.hidden = 7\n",
  ]
  private static let tied =
    "Recipe: mine, which the book has for this kind of data; --recipe none leaves it out.\n"

  private static func project() throws -> Project {
    var book = TinyBook()
    book.recipes = recipes
    return try Project(book)
  }

  @Test func recipesAreListed() throws {
    let project = try Self.project()
    let outcome = try project.run("recipes", "tiny")
    #expect(outcome.status == 0 && outcome.errors == "")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    #expect(
      lines.filter { !$0.contains("on this machine") } == [
        "mine", "  One epoch of a small model", "  for reviews: --data uses it by itself",
        "  reached perplexity 93.2 in 11.5 minutes on two cores of an example (2026-11-27)", "",
        "quick", "  A quick look", "  not measured", "",
        "text", "  For a text", "  for one text: --data uses it by itself", "  not measured", "",
        "To use one: walkthrough run tiny --recipe mine", "",
      ])
    let cost = lines.filter { $0.contains("on this machine") }
    #expect(cost.count == 1)
    #expect(cost[0].hasPrefix("  on this machine: about ") && cost[0].hasSuffix(" of training"))
    #expect(!project.has("output"))
  }

  @Test func aBookWithoutRecipesSaysHowToWriteOne() throws {
    let outcome = try Project().run("recipes", "tiny", "--root", ".")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("The book tiny has no recipes. To write one, put settings "))
    #expect(outcome.output.contains("such as chapters/tiny/recipes/quick:\n\n  description = "))
    #expect(outcome.output.hasSuffix("Then: walkthrough run tiny --root . --recipe quick\n"))
  }

  /// What is written there is a recipe indeed.
  @Test func theAdviceWorks() throws {
    let project = try Project()
    let lines = try project.run("recipes", "tiny").output.split(separator: "\n")
    let recipe = lines.filter { $0.hasPrefix("  ") }.joined(separator: "\n")
    try project.folder.write(recipe, to: "chapters/tiny/recipes/quick")
    let outcome = try project.run("run", "tiny", "--recipe", "quick", "--until", "model")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try project.record()[.model]?.settings["hidden"] == 64)
  }

  @Test func theBooksOfThisPackageHaveRecipes() throws {
    for (project, book, names) in [
      (try Project.withReviewsBook(), "imdb", ["notebook", "overnight", "reviews"]),
      (try Project.withNovelBook(), "wordlstm", ["book", "novel", "overnight"]),
    ] {
      let outcome = try project.run("recipes", book)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let found = outcome.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
      #expect(found.dropLast().map(String.init) == names)
    }
  }

  @Test func aNamedRecipe() throws {
    let project = try Self.project()
    let outcome = try project.run("run", "tiny", "--recipe", "quick", "--until", "model")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("Recipe: quick.\n[1/8] load "))
    let record = try project.record()
    #expect(record.recipe?.settings == ["model.hidden": "5"])
    #expect(record[.model]?.settings["hidden"] == 5)
    let page = try project.text("output/tiny/report.html")
    #expect(page.contains("<dt>Recipe</dt><dd><code>quick</code>: A quick look</dd>"))
    #expect(page.contains("as in the book and its recipe"))
    #expect(
      page.contains("Set by the recipe <code>quick</code>: <code class=\"recipe\">hidden: 5<"))
    let status = try project.run("status", "tiny", "--recipe", "quick")
    #expect(status.output.hasPrefix("Recipe: quick.\n1  load      fresh."))
    #expect(status.output.contains("\n5  model     fresh."))
    let cells = try project.run("status", "tiny")
    #expect(
      cells.output.contains("5  model     stale. recipe quick → none; model: hidden 5 → 6."))
    let quiet = try project.run("run", "tiny", "--recipe", "quick", "--until", "model", "--quiet")
    #expect(quiet.output == "" && quiet.errors == "")
  }

  @Test func dataBringsItsRecipe() throws {
    let project = try Self.project()
    let data = ["--data", "reviews", "--until", "model"]
    let reviews = try project.run(["run", "tiny"] + data)
    #expect(reviews.status == 0, "\(reviews.errors)")
    #expect(reviews.output.hasPrefix(Self.tied + "[1/8] load "))
    #expect(try project.record().recipe?.choice == .tied)
    #expect(
      try project.text("output/tiny/report.html").contains(
        "<code>mine</code>, which the book has for this kind of data: One epoch"))
    #expect(
      try project.run("status", "tiny", "--data", "reviews").output.hasPrefix(Self.tied))
    let day = "The next morning the movie was late. "
    try project.folder.write(String(repeating: day, count: 100), to: "novel.txt")
    let text = try project.run(
      "run", "tiny", "--data", "novel.txt", "--until", "load", "--as", "text")
    #expect(text.output.hasPrefix("Recipe: text, which the book has for this kind of data;"))
    for options in [["--recipe", "none"] + data, ["--data", "sample", "--until", "load"]] {
      let outcome = try project.run(["run", "tiny", "--as", "other"] + options)
      #expect(outcome.status == 0)
      #expect(outcome.output.hasPrefix("[1/8] load "))
      #expect(try project.record("other").recipe == nil)
    }
  }

  @Test(arguments: [
    (
      ["--recipe", "text", "--data", "reviews"],
      "the recipe 'text' is for one text, and this data is reviews; 'mine' is for reviews"
    ),
    (["--recipe", "qiuck"], "the book tiny has no recipe 'qiuck'; did you mean 'quick'?; it has"),
    (["--recipe", ""], "the book tiny has no recipe ''; it has mine, quick, text"),
  ])
  func aRecipeThatCannotBeUsed(options: [String], expected: String) throws {
    for command in ["run", "status"] {
      let outcome = try Self.project().run([command, "tiny"] + options)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix("--recipe:1:1: error: \(expected)"), "\(outcome.errors)")
    }
  }

  @Test func hintsRepeatTheRecipe() throws {
    let project = try Self.project()
    let failure = try project.run(
      "run", "tiny", "--data", "reviews", "--set", "optimizer.learningRate=1e300")
    #expect(failure.status == 1)
    #expect(
      failure.errors.hasSuffix(
        "then run: walkthrough run tiny --from train --recipe mine "
          + "--set optimizer.learningRate=1e300 --data reviews\n"), "\(failure.errors)")
    let generation = try project.run("generate", "the movie", "--run", "tiny")
    #expect(
      generation.errors.contains("walkthrough run tiny --recipe mine --data reviews --set "))
  }

  @Test func runsWithRecipesAreCompared() throws {
    let project = try Self.project()
    for (name, recipe) in [("plain", "none"), ("small", "quick")] {
      let outcome = try project.run(
        "run", "tiny", "--until", "model", "--as", name, "--recipe", recipe)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let outcome = try project.run("compare", "plain", "small")
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines[1] == ["recipe", "none", "quick"])
    #expect(lines[2] == ["model.hidden", "6", "5"])
    let page = try project.text("output/compare.html")
    #expect(page.contains("seed 42; settings as in the book<"))
    #expect(page.contains("seed 42; recipe quick; settings as in the book and its recipe<"))
  }

  @Test func aSavedRecipeRunsWhatItMakesStale() throws {
    let project = try Self.project()
    let child = try project.child(["run", "tiny", "--watch", "--recipe", "quick"]).start()
    try child.output(until: " in all)")
    try project.edit("chapters/tiny/recipes/quick") { $0 + "train.epochs = 1\n" }
    let told = try child.output(until: " in all)")
    #expect(told.contains("Saved: recipes/quick\n"))
    #expect(told.contains("[5/8] model     fresh."))
    #expect(told.contains("[7/8] train     ran in "))
    #expect(try project.record()[.train]?.settings["epochs"] == 1)
    #expect(child.interrupt().status == 0)
  }
}
