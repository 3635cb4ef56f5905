import Chapters
import Foundation
import Record
import TestSupport
import Testing
import Text

@testable import Pipeline

/// Which recipe a plan uses, and what it changes.
@Suite struct RecipePlanTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    workplace.book.recipes = [
      "quick": "description = \"quick\"\ntrain.epochs = 5\nloader.batchSize = 8\n",
      "mine": "description = \"for reviews\"\ndata = .reviews\nmodel.hidden = 9\n",
      "long": "description = \"for a text\"\ndata = .novel\nmodel.hidden = 7\n",
    ]
  }

  private static let given = #"load.source="elsewhere""#

  private func data(_ location: CorpusLocation) -> LocatedData {
    LocatedData(source: "elsewhere", location: location, digest: "x", fingerprint: "x")
  }

  private func problem(_ work: () throws -> Plan) -> String? {
    #expect(throws: Diagnostics.self) { try work() }?.description
  }

  @Test func theCommandLineWinsOverTheRecipeAndThatOverTheCell() throws {
    let cell = try workplace.plan()
    #expect(cell.recipe == nil && cell[.train].settings["epochs"] == 2)
    let recipe = try workplace.plan(recipe: .named("quick"))
    #expect(
      recipe[.train].settings == [
        "epochs": 5, "clipNorm": 1.0, "patience": 0, "precision": "float32",
      ])
    #expect(recipe[.loader].settings["batchSize"] == 8)
    let override = try workplace.plan(["train.epochs=7"], recipe: .named("quick"))
    #expect(override[.train].settings["epochs"] == 7)
    #expect(override[.loader].settings["batchSize"] == 8)
    #expect(
      override.recipe
        == RecipeRecord(
          name: "quick", choice: .named,
          settings: ["train.epochs": "5", "loader.batchSize": "8"]))
  }

  /// Equal settings have equal keys, wherever they are written.
  @Test func aRecipeIsPartOfNoKey() throws {
    #expect(
      try workplace.plan(recipe: .named("quick")).steps.map(\.key)
        == workplace.plan(["train.epochs=5", "loader.batchSize=8"]).steps.map(\.key))
  }

  @Test(arguments: [
    (CorpusLocation.folder(path: "x"), "mine"), (.archive(path: "x"), "mine"),
    (.text(path: "x"), "long"), (.several([.folder(path: "x"), .text(path: "y")]), "mine"),
  ])
  func dataBringsItsRecipe(location: CorpusLocation, expected: String) throws {
    let plan = try workplace.plan([Self.given], data: data(location))
    #expect(plan.recipe?.name == expected && plan.recipe?.choice == .tied)
    #expect(plan[.model].settings["hidden"] == (expected == "mine" ? 9 : 7))
    #expect(plan.recipeArgument == expected)
    let off = try workplace.plan([Self.given], recipe: .off, data: data(location))
    #expect(off.recipe == nil && off[.model].settings["hidden"] == 6)
    #expect(off.recipeArgument == "none")
    let other = try workplace.plan([Self.given], recipe: .named("quick"), data: data(location))
    #expect(other.recipe?.name == "quick" && other[.model].settings["hidden"] == 6)
  }

  @Test func theCellsDataAndTheSampleBringNone() throws {
    #expect(try workplace.plan().recipe == nil)
    #expect(try workplace.plan().recipeArgument == nil)
    #expect(try workplace.plan([#"load.source="sample""#]).recipe == nil)
    // Unless it is named.
    let named = try workplace.plan([#"load.source="sample""#], recipe: .named("mine"))
    #expect(named.recipe?.choice == .named && named[.model].settings["hidden"] == 9)
  }

  @Test func aBookWithoutARecipeForThisDataUsesNone() throws {
    workplace.book.recipes["long"] = "description = \"for anything\"\n"
    let plan = try workplace.plan([Self.given], data: data(.text(path: "x")))
    #expect(plan.recipe == nil && plan.recipeArgument == nil)
  }

  @Test func aRecipeForOtherDataIsRefused() throws {
    #expect(
      problem { try workplace.plan(recipe: .named("long")) }
        == "--recipe:1:1: error: the recipe 'long' is for one text, and this data is reviews; "
        + "'mine' is for reviews")
    #expect(
      problem { try workplace.plan([#"load.source="sample""#], recipe: .named("long")) } != nil)
    workplace.book.recipes["mine"] = "description = \"for anything\"\n"
    #expect(
      problem { try workplace.plan(recipe: .named("long")) }?
        .hasSuffix("this data is reviews; leave --recipe out") == true)
    // The sample is of either kind.
    let story = [#"load.source="sample""#, "load.sample=.story"]
    #expect(try workplace.plan(story, recipe: .named("long")).recipe?.name == "long")
  }

  @Test(arguments: [
    ("qiuck", "has no recipe 'qiuck'; did you mean 'quick'?; it has long, mine, quick"),
    ("other", "has no recipe 'other'; it has long, mine, quick"), ("", "has no recipe ''"),
    ("../x", "has no recipe '../x'"),
  ])
  func anUnknownRecipe(name: String, expected: String) throws {
    let found = problem { try workplace.plan(recipe: .named(name)) }
    #expect(found?.hasPrefix("--recipe:1:1: error: the book tiny \(expected)") == true)
  }

  @Test func aBookWithoutRecipesSaysSo() throws {
    workplace.book.recipes = [:]
    #expect(
      problem { try workplace.plan(recipe: .named("quick")) }
        == "--recipe:1:1: error: the book tiny has no recipe 'quick'; it has none")
  }

  @Test func theTiedRecipeGoesWithTheCommandLine() throws {
    workplace.book.cells["model"] = "model(embedding: 4, hidden: 6, layers: 2, dropout: 0.5)"
    workplace.book.recipes["mine"] =
      "description = \"x\"\ndata = .reviews\nmodel.layers = 1\nmodel.dropout = 0\n"
    let found = problem {
      try workplace.plan([Self.given, "model.dropout=0.1"], data: data(.folder(path: "x")))
    }
    #expect(found?.hasPrefix("--set:1:15: error: model.dropout acts between layers") == true)
  }

  // MARK: - Checks

  private func mistakes(_ recipe: String) -> [String] {
    workplace.book.recipes = ["quick": "description = \"x\"\n\(recipe)"]
    do {
      _ = try workplace.decoded()
      return []
    } catch let error as Diagnostics {
      return error.all.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: [
    ("train.epoch = 5", "2:7: error: unknown setting 'epoch' of train; did you mean 'epochs'?"),
    ("train.epochs = 1.5", "2:16: error: train.epochs must be an integer, not 1.5"),
    ("train.epochs = -1", "2:16: error: train.epochs must be 0 or more, not -1"),
    ("loader.order = .shufled", "2:16: error: loader.order must be"),
    ("data = .reviews\nload.source = \"x\"", "3:6: error: a recipe with a line 'data' is used on"),
    (
      "dataset.stride = 5",
      "2:18: error: dataset.stride has an effect only with framing: .windows"
    ),
    (
      """
      vocab.maxTokens = 0
      measured.perplexity = 93.2
      measured.targets = 8
      measured.minutes = 0.5
      measured.machine = "x"
      measured.date = "2026-11-27"
      """, "1:1: error: measured.words is missing: every word is kept"
    ),
  ])
  func recipesAreCheckedWithTheBook(recipe: String, expected: String) {
    let found = mistakes(recipe)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("chapters/tiny/recipes/quick:" + expected) == true, "\(found)")
  }

  /// The cell is right by itself.
  @Test func whatTheCellCannotKnowIsTheRecipesMistake() {
    workplace.book.cells["model"] = "model(embedding: 4, hidden: 6, layers: 2, dropout: 0.5)"
    #expect(
      mistakes("model.layers = 1") == [
        "chapters/tiny/recipes/quick:2:7: error: this doesn't go with the cell at "
          + "chapters/tiny/05-model.md:4:52: dropout acts between layers, so it needs layers: 2 or "
          + "more; set that in the recipe, too"
      ])
    #expect(mistakes("model.layers = 1\nmodel.dropout = 0").isEmpty)
  }

  @Test func mistakesInCellsAreToldOnce() {
    workplace.book.cells["model"] = "model(hidden: -1)"
    let found = mistakes("model.layers = 2\ntrain.epochs = -1")
    #expect(
      found.map { $0.prefix { $0 != " " } }
        == ["chapters/tiny/05-model.md:4:15:", "chapters/tiny/recipes/quick:3:16:"])
  }

  @Test func aRecipeInUseIsCheckedOnce() throws {
    workplace.book.recipes = ["quick": "description = \"x\"\ntrain.epochs = -1\n"]
    let error = #expect(throws: Diagnostics.self) {
      try workplace.decoded(recipe: .named("quick"))
    }
    #expect(error?.all.count == 1)
  }

  // MARK: - Runs

  @Test func theRecordNamesTheRecipe() throws {
    let record = try workplace.execute(
      try workplace.plan(["model.hidden=3"], recipe: .named("quick")),
      options: RunOptions(selection: .until(.load), threads: 1))
    #expect(record.recipe?.name == "quick")
    #expect(record.overrides == ["model.hidden": "3"])
    #expect(workplace.run.readRecord()?.recipe == record.recipe)
  }

  @Test func theRetryNamesTheRecipe() throws {
    func retry(_ recipe: RecipeChoice) throws -> String? {
      let record = try workplace.execute(
        try workplace.plan(["optimizer.learningRate=1e300"], recipe: recipe))
      return record[.train]?.failure?.retry
    }
    #expect(
      try retry(.named("quick"))
        == "walkthrough run tiny --from train --recipe quick --set optimizer.learningRate=1e300")
    #expect(try retry(.off)?.contains(" --recipe none --set ") == true)
    #expect(try retry(.tied)?.contains("--recipe") == false)
  }

  private func claim(_ recipe: RecipeChoice, _ settings: [String] = []) throws
    -> ClaimRecord.State?
  {
    workplace.book.prose["train"] = TinyBook.claim("train.epochs == 3")
    let record = try workplace.execute(
      try workplace.plan(settings, recipe: recipe),
      options: RunOptions(selection: .until(.load), threads: 1))
    // A report of the run says the same.
    #expect(
      try workplace.decoded().checkClaims(against: record).map(\.state)
        == record.claims.map(\.state))
    return record.claims.first?.state
  }

  @Test func aRecipesSettingsAreTheBooksOwn() throws {
    #expect(try claim(.off) == .fails)
    #expect(try claim(.named("quick")) == .fails)
    #expect(try claim(.named("quick"), ["loader.batchSize=8"]) == .doesNotHoldHere)
    workplace.book.recipes["quick"] = "description = \"x\"\ntrain.epochs = 3\n"
    #expect(try claim(.named("quick")) == .holds)
  }

  @Test func aRecipeThatChangedIsNotTheRuns() throws {
    #expect(try claim(.named("quick")) == .fails)
    let record = try #require(workplace.run.readRecord())
    workplace.book.recipes["quick"] = "description = \"x\"\ntrain.epochs = 4\n"
    #expect(try workplace.decoded().checkClaims(against: record).first?.state == .doesNotHoldHere)
    workplace.book.recipes["quick"] = nil
    try FileManager.default.removeItem(
      at: workplace.root.appending(path: "chapters/tiny/recipes/quick"))
    #expect(try workplace.decoded().checkClaims(against: record).first?.state == .doesNotHoldHere)
  }

  private func reasons(_ plan: Plan) -> [StepID: String] {
    let steps = RunSurvey(plan: plan, output: workplace.output, folder: workplace.run).steps()
    return steps.reduce(into: [:]) { $0[$1.record.id] = $1.record.stale }
  }

  @Test func stalenessNamesTheRecipe() throws {
    try workplace.execute()
    let loader = "recipe none → quick; loader: batchSize 4 → 8"
    let plan = try workplace.plan(recipe: .named("quick"))
    #expect(
      reasons(plan) == [
        .loader: loader, .optimizer: loader, .train: loader + "; train: epochs 2 → 5",
        .evaluate: loader + "; train: epochs 2 → 5",
      ])
    // A reason that remains is told with the present values.
    try workplace.execute(plan, options: RunOptions(selection: .until(.loader), threads: 1))
    #expect(reasons(plan)[.evaluate] == loader + "; train: epochs 2 → 5")
    #expect(reasons(plan)[.loader] == nil)
    let longer = try workplace.plan(["train.epochs=6"], recipe: .named("quick"))
    #expect(reasons(longer)[.train] == loader + "; train: epochs 2 → 6")
    #expect(reasons(try workplace.plan()).isEmpty)
  }

  @Test func anotherRecipeAloneMakesNothingStale() throws {
    workplace.book.recipes["same"] = "description = \"x\"\ntrain.epochs = 2\n"
    try workplace.execute()
    #expect(reasons(try workplace.plan(recipe: .named("same"))).isEmpty)
    // Nor is it to blame for what the command line changed.
    let plan = try workplace.plan(["model.hidden=3"], recipe: .named("same"))
    #expect(reasons(plan)[.model] == "model: hidden 6 → 3")
  }
}
