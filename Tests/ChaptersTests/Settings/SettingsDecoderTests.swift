import Chapters
import Testing

private enum Order: String, CaseIterable, Codable {
  case bucketed, shuffled
}

private struct Settings: StepSettings {
  var epochs = 3
  var clipNorm = 0.0
  var source = "sample"
  var specials = true
  var order = Order.bucketed
  var prompts = ["the movie was"]
  var layers = 1

  init() {}

  func problems() -> [SettingProblem] {
    (epochs < 1 ? [SettingProblem("epochs", "must be at least 1, not \(epochs)")] : [])
      + (layers > epochs ? [SettingProblem("layers", "must not exceed epochs")] : [])
  }
}

@Suite struct SettingsDecoderTests {
  private func decode(
    _ call: String, recipe: [String] = [], set: [String] = []
  ) throws -> Settings {
    func arguments(_ settings: [String]) throws -> [Argument] {
      try settings.map { try Setting(parsing: $0).argument }
    }
    return try SettingsDecoder().decode(
      Settings.self, from: try cell(call), recipe: try arguments(recipe),
      overrides: try arguments(set))
  }

  @Test func missingLabelsHaveTheirDefaults() throws {
    #expect(try decode("train()") == Settings())
  }

  @Test func decodesEveryKind() throws {
    let settings = try decode(
      "train(epochs: 5, clipNorm: 1, source: \"x\", specials: false, order: .shuffled, prompts: [])"
    )
    var expected = Settings()
    expected.epochs = 5
    expected.clipNorm = 1
    expected.source = "x"
    expected.specials = false
    expected.order = .shuffled
    expected.prompts = []
    #expect(settings == expected)
  }

  @Test func overridesWin() throws {
    #expect(try decode("train(epochs: 5)", set: ["train.epochs=7"]).epochs == 7)
    #expect(try decode("train()", set: ["train.order=.shuffled"]).order == .shuffled)
  }

  @Test(arguments: [
    ([], [], 5), (["train.epochs=6"], [], 6), ([], ["train.epochs=7"], 7),
    (["train.epochs=6"], ["train.epochs=7"], 7), (["train.layers=2"], ["train.order=.shuffled"], 5),
  ]) func aRecipeWinsOverTheCellAndLosesToTheCommandLine(
    recipe: [String], set: [String], epochs: Int
  ) throws {
    #expect(try decode("train(epochs: 5)", recipe: recipe, set: set).epochs == epochs)
  }

  /// Even if another value wins.
  @Test func everyLayerIsChecked() {
    let found = mistakes {
      try decode("train(epochs: \"5\")", recipe: ["train.epochs=1.5"], set: ["train.epochs=7"])
    }
    #expect(found.count == 2)
    #expect(found[1].contains("train.epochs must be an integer, not 1.5"))
  }

  @Test func namesTheSettings() {
    let names = ["epochs", "clipNorm", "source", "specials", "order", "prompts", "layers"]
    #expect(SettingsDecoder().settingNames(of: Settings.self) == names)
    #expect(Settings().literals.map(\.label) == names)
    #expect(
      Settings().literals.map(\.value.description) == [
        "3", "0.0", "\"sample\"", "true", ".bucketed", "[\"the movie was\"]", "1",
      ])
  }

  @Test func literalsReadBackAsTheSameSettings() throws {
    var settings = Settings()
    settings.source = "a \"b\" \\ \n \u{1}é"
    settings.clipNorm = 1e-8
    let arguments = settings.literals.map { "\($0.label): \($0.value)" }.joined(separator: ", ")
    #expect(try decode("train(\(arguments))") == settings)
  }

  @Test(arguments: [
    (
      "epoch: 3",
      "3:7: unknown setting 'epoch' of train; did you mean 'epochs'? it has epochs, clip"
    ),
    ("xyz: 3", "3:7: unknown setting 'xyz' of train; it has epochs"),
    ("epochs: 1.5", "3:15: epochs must be an integer, not 1.5"),
    ("epochs: 2.0", "3:15: epochs must be an integer, not 2.0; write 2"),
    ("epochs: \"3\"", "3:15: epochs must be an integer, not \"3\"; write 3"),
    ("epochs: true", "3:15: epochs must be an integer, not true"),
    ("epochs: [3]", "3:15: epochs must be an integer, not [3]"),
    ("clipNorm: \"a\"", "3:17: clipNorm must be a number, not \"a\""),
    ("source: .imdb", "3:15: source must be a string, not .imdb; write \"imdb\""),
    ("source: 3", "3:15: source must be a string, not 3"),
    ("specials: 1", "3:17: specials must be true or false, not 1"),
    (
      "order: .shufled",
      "3:14: order must be .bucketed or .shuffled, not .shufled; did you mean 'shuffled'?"
    ),
    ("order: \"bucketed\"", "3:14: order must be a choice without quotes; write .bucketed"),
    ("order: 3", "3:14: order must be .bucketed or .shuffled, not 3"),
    (
      "prompts: \"a\"",
      "3:16: prompts must be a list (each element a string), not \"a\"; write [\"a\"]"
    ),
    ("prompts: [1]", "3:16: prompts must be a list"),
    ("epochs: 0, layers: 0", "3:15: epochs must be at least 1, not 0"),
    ("epochs: 0", "3:15: epochs must be at least 1, not 0"),
  ])
  func saysWhatIsWrong(arguments: String, message: String) {
    let found = mistakes { try decode("train(\(arguments))") }
    #expect(found.first?.hasPrefix(message) == true, "\(found)")
  }

  @Test func findsEveryMistakeAtOnce() {
    let found = mistakes {
      try decode("train(epoch: 1, clipNorm: \"x\")", set: ["train.layers=.a", "train.lyers=1"])
    }
    #expect(found.count == 4)
  }

  @Test func aProblemStandsWhereItsValueDoes() {
    #expect(
      mistakes { try decode("train(epochs: 3)", set: ["train.epochs=0", "train.layers=0"]) }
        == ["1:14: train.epochs must be at least 1, not 0"])
    // The default of layers, 1, exceeds 0 epochs.
    let found = mistakes { try decode("train(epochs: 0)") }
    #expect(found.last == "3:1: layers must not exceed epochs")
  }

  @Test func namesAnOverrideAsItWasWritten() {
    #expect(
      mistakes { try decode("train()", set: ["train.epochs=1.5"]) }
        == ["1:14: train.epochs must be an integer, not 1.5"])
    #expect(
      mistakes { try decode("train()", set: ["train.epochs=1", "train.epochs=2"]) }
        == ["1:7: 'train.epochs' is set twice; remove one"])
  }
}
