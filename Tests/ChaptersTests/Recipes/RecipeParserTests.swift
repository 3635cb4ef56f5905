import Testing

@testable import Chapters

@Suite struct RecipeParserTests {
  private func parse(_ text: String) throws -> Recipe {
    try RecipeParser.parse(
      SourceText(file: "chapters/tiny/recipes/quick", text: text.utf8), name: "quick",
      stepNames: stepNames)
  }

  /// A recipe that has what it needs, and one more line, the second.
  private func withLine(_ line: String) -> [String] {
    mistakes { try parse("description = \"x\"\n\(line)\n") }
  }

  @Test func readsSettingsInTheOrderOfTheFile() throws {
    let recipe = try parse(
      """
      # A comment, and a blank line:

      description = "One epoch # of \\"it\\""   # another comment
      \ttrain.epochs=1
      loader.order = .shuffled
      evaluate.prompts = ["a # b", "c"]
      optimizer.learningRate = 5e-3
      """)
    #expect(recipe.name == "quick")
    #expect(recipe.file == "chapters/tiny/recipes/quick")
    #expect(recipe.description == "One epoch # of \"it\"")
    #expect(recipe.tie == nil && recipe.measurement == nil)
    #expect(
      recipe.settings.map(\.text) == [
        "train.epochs=1", "loader.order=.shuffled", #"evaluate.prompts=["a # b", "c"]"#,
        "optimizer.learningRate=0.005",
      ])
    let epochs = try #require(recipe.arguments(of: "train").first)
    #expect(epochs.label == "epochs" && epochs.value == .integer(1))
    #expect(epochs.labelLocation.description == "chapters/tiny/recipes/quick:4:8")
    #expect(epochs.valueLocation.description == "chapters/tiny/recipes/quick:4:15")
    #expect(recipe.arguments(of: "model").isEmpty)
  }

  @Test func readsWhatWasMeasured() throws {
    let recipe = try parse(
      """
      description = "x"
      data = .novel
      measured.perplexity = 93.2
      measured.targets = 8_800_000
      measured.minutes = 11
      measured.machine = "two cores"
      measured.date = "2026-11-27"
      measured.words = 12_778
      """)
    #expect(recipe.tie?.kind == .novel)
    #expect(recipe.tie?.location.line == 2)
    #expect(
      recipe.measurement
        == RecipeMeasurement(
          perplexity: 93.2, targets: 8_800_000, minutes: 11, machine: "two cores",
          date: "2026-11-27", words: 12_778))
  }

  @Test func readsWindowsFiles() throws {
    let recipe = try parse("description = \"x\"\r\n\r\ntrain.epochs = 1\r\n")
    #expect(recipe.settings.map(\.argument.valueLocation.line) == [3])
  }

  @Test(arguments: [
    ("train.epochs", "2:1: '=' is missing; write one setting a line, as in train.epochs = 5"),
    ("train.epochs: 5", "2:1: '=' is missing"),
    (" // train.epochs = 5", "2:2: a comment in a recipe begins with '#'"),
    ("  = 5", "2:3: there is no name before '='"),
    ("train.epochs =", "2:15: there is no value after '='; write train.epochs = 5"),
    ("train.epochs = # five", "2:16: there is no value after '='"),
    ("train.epochs = 5 6", "2:18: the number 6 follows the value"),
    ("train.epochs == 5", "2:15: train.epochs has no value before '='; write train.epochs = 1"),
    ("train.epochs = 5; ", "2:17: ';' is not allowed here"),
    ("train.epochs = many", "2:16: 'many' is not a value"),
    ("evaluate.prompts = [\"a\"", "2:20: the list is not closed"),
    ("evaluate.prompts = [[[[[[[[[1]]]]]]]]]", "2:28: lists are nested too deeply"),
    ("load.source = \"a # b", "2:15: the string has no closing quote on its line"),
    ("train.epochs = 99999999999999999999", "2:16: the integer is too large"),
    ("train.epochs = /* 5", "2:16: the comment is not closed"),
    ("trian.epochs = 5", "2:1: there is no step 'trian'; did you mean 'train'?"),
    ("xyzzy.epochs = 5", "2:1: there is no step 'xyzzy'; there is load, vocab"),
    ("epochs = 5", "2:1: 'epochs' is not a setting; write the step and its setting"),
    ("train.epochs.x = 5", "2:1: 'train.epochs.x' is not a setting"),
    ("train. epochs = 5", "2:1: 'train. epochs' is not a setting"),
    ("train.\u{301}epochs = 5", "2:1: 'train.\u{301}epochs' is not a setting"),
    ("date = \"x\"", "2:1: 'date' is not a setting; did you mean 'data'?"),
    ("description = \"y\"", "2:1: 'description' is set twice, first on line 1; remove one"),
    ("data = reviews", "2:8: 'reviews' is not a value"),
    ("data = .review", "2:8: data must be .reviews or .novel, not .review; did you mean"),
    ("data = \"novel\"", "2:8: data must be a choice without quotes; write .novel"),
    (
      "measured.perplexty = 1",
      "2:1: nothing is measured as 'measured.perplexty'; did you mean 'measured.perplexity'?"
    ),
    ("measured.gradients = 1", "2:1: nothing is measured as 'measured.gradients'; there is"),
    (
      "measured.words = 5",
      "2:1: a measurement has no parts missing; add measured.perplexity, measured.targets, "
        + "measured.minutes, measured.machine, measured.date, or remove the others"
    ),
  ])
  func aLineThatIsWrong(line: String, expected: String) {
    let found = withLine(line)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
  }

  @Test(arguments: [
    ("measured.perplexity = 0.5", "measured.perplexity must be at least 1"),
    ("measured.perplexity = \"93\"", "measured.perplexity must be a number, not \"93\"; write 93"),
    ("measured.targets = 0", "measured.targets must be from 1 to"),
    ("measured.targets = 9_000_000_000_000_000", "measured.targets must be from 1 to"),
    ("measured.targets = 1.5", "measured.targets must be an integer, not 1.5"),
    ("measured.minutes = -1", "measured.minutes must be above 0"),
    ("measured.machine = \" \"", "measured.machine must be one line of at most 200 characters"),
    ("measured.machine = \"a\\nb\"", "measured.machine must be one line"),
    ("measured.machine = \"a\\u{1B}b\"", "measured.machine must be one line"),
    ("measured.date = 2026-11-27", "'-' follows the value; write one value, and a text in quotes"),
    ("measured.date = \"27 November\"", "measured.date must be a day such as \"2026-11-27\""),
    ("measured.date = \"2026-02-30\"", "measured.date must be a day"),
    ("measured.date = \"2026-1-3\"", "measured.date must be a day"),
    ("measured.words = 2_000_000_000", "measured.words must be from 1 to"),
  ])
  func aMeasurementThatIsWrong(line: String, expected: String) {
    let name = line.prefix { $0 != " " }
    let sound = [
      "measured.perplexity = 93.2", "measured.targets = 8", "measured.minutes = 0.5",
      "measured.machine = \"x\"", "measured.date = \"2024-02-29\"", "measured.words = 9",
    ].filter { !$0.hasPrefix(name) }.joined(separator: "\n")
    let found = mistakes { try parse("\(line)\ndescription = \"x\"\n\(sound)") }
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.contains(": \(expected)") == true, "\(found)")
  }

  @Test func everyLineIsChecked() {
    let found = mistakes { try parse("data = .x\n\ntrain.epochs\ntrian.epochs = 1\n") }
    #expect(found.map { $0.prefix(4) } == ["1:1:", "1:8:", "3:1:", "4:1:"])
    #expect(found[0].hasPrefix("1:1: the recipe has no description; add a line such as"))
  }

  @Test(arguments: ["", "\n", " \t\n# only a comment\n", "#", "\r\n\r\n"])
  func nothingIsNoRecipe(text: String) {
    #expect(
      mistakes { try parse(text) }
        == ["1:1: the recipe is empty; begin it with description = \"what it is for\""])
  }

  @Test(arguments: [
    "description = \"\"", "description = \"\(String(repeating: "x", count: 201))\"",
    "description = 5", "description = \"a\\0b\"", "description = \"\\u{7F}\"",
  ])
  func aDescriptionIsOneLine(text: String) {
    let found = mistakes { try parse(text) }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("1:15: description must be ") == true, "\(found)")
  }

  /// Names from a file appear in messages, but not at any length.
  @Test func aLongNameIsShortened() {
    let name = String(repeating: "x", count: 50_000)
    for line in ["\(name) = 5", "\(name).y = 5", "measured.\(name) = 5"] {
      let found = withLine(line)
      #expect(found.count == 1 && found[0].utf8.count < 300)
    }
  }

  @Test func manyMistakesTakeLittleTime() {
    let found = mistakes { try parse(String(repeating: "train.epochs = \"\n", count: 3000)) }
    // A name whose value can't be read is still set.
    #expect(found.count == 3001)
    #expect(found[2].contains("'train.epochs' is set twice, first on line 1"))
  }
}
