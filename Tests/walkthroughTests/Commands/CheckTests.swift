import Foundation
import TestSupport
import Testing

/// Mistakes in chapters and settings are reported with their location, and nothing is run or
/// written.
@Suite struct CheckTests {
  private func expectMistakes(
    _ project: Project, _ expected: [String], command: String = "check"
  ) throws {
    let outcome = try project.run(command, "tiny")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    let lines = outcome.errors.split(separator: "\n").map(String.init)
    #expect(lines.count == expected.count, "\(lines)")
    for (line, start) in zip(lines, expected) { #expect(line.hasPrefix(start), "\(line)") }
    #expect(!project.has("output"))
  }

  @Test(arguments: ["check", "run", "status"]) func everyCommandThatReadsABookTellsTheSame(
    command: String
  ) throws {
    var book = TinyBook()
    book.cells["train"] = "trian()"
    try expectMistakes(
      try Project(book), ["chapters/tiny/07-train.md:4:1: error:"], command: command)
    let setting = try Project().run(command, "tiny", "--set", "train.epochs=-1")
    #expect(setting.status == 2)
    #expect(setting.errors.hasPrefix("--set:1:14: error: train.epochs must be 0 or more"))
  }

  @Test func aSoundBookPasses() throws {
    var book = TinyBook()
    book.prose["train"] =
      TinyBook.claim("train.steps > 0") + "\n\n```flashcard\nA\n---\nB\n```"
      + "\n\n```predict train.steps\nHow many?\n---\nSo many.\n```"
      + "\n\n## Exercise\n\nWhy?\n\n```answer\nBecause.\n```"
    book.recipes["quick"] = "description = \"x\"\n"
    let project = try Project(book)
    let outcome = try project.run("check", "tiny")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == "A tiny book: 8 chapters, 1 recipe, 1 claim, 1 flashcard, 1 prediction, 1 answer, "
        + "no mistakes\n")
    #expect(!project.has("output"))
  }

  @Test func theBookOfThisPackagePasses() throws {
    let outcome = try Project.withReviewsBook().run("check")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let novel = try Project.withNovelBook().run("check", "wordlstm")
    #expect(novel.status == 0, "\(novel.errors)")
  }

  @Test(arguments: ["chapters", "chapters/tiny"]) func booksBehindALinkAreFound(
    place: String
  ) throws {
    let project = try Project()
    try FileManager.default.moveItem(at: project.url(place), to: project.url("elsewhere"))
    try FileManager.default.createSymbolicLink(
      at: project.url(place), withDestinationURL: project.url("elsewhere"))
    let outcome = try project.run("check", "tiny")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func aMissingChapter() throws {
    let project = try Project()
    try FileManager.default.removeItem(at: project.url("chapters/tiny/03-dataset.md"))
    try expectMistakes(
      project, ["chapters/tiny/03-dataset.md:1:1: error: the chapter of step 'dataset' is missing"])
  }

  @Test func aDoubledChapter() throws {
    let project = try Project()
    try project.folder.write(TinyBook().chapter("dataset"), to: "chapters/tiny/09-dataset.md")
    try expectMistakes(
      project,
      [
        "chapters/tiny/09-dataset.md:1:1: error: 03-dataset.md is a chapter of 'dataset' too",
        "chapters/tiny/09-dataset.md:1:1: error: 'dataset' is step 3; rename this file to 03-dataset.md",
      ])
  }

  @Test func chaptersOutOfOrder() throws {
    let project = try Project()
    try FileManager.default.moveItem(
      at: project.url("chapters/tiny/03-dataset.md"), to: project.url("chapters/tiny/04-dataset.md")
    )
    try FileManager.default.moveItem(
      at: project.url("chapters/tiny/04-loader.md"), to: project.url("chapters/tiny/03-loader.md"))
    try expectMistakes(
      project,
      [
        "chapters/tiny/03-loader.md:1:1: error: 'loader' is step 4; rename this file to 04-loader.md",
        "chapters/tiny/04-dataset.md:1:1: error: 'dataset' is step 3; rename this file to 03-dataset.md",
      ])
  }

  @Test func anEmptyFolder() throws {
    let project = try Project([:])
    try project.folder.write("", to: "chapters/tiny/notes.txt")
    let outcome = try project.run("check", "tiny")
    #expect(outcome.status == 2)
    #expect(outcome.errors.split(separator: "\n").count == 9)
  }

  static let cells: [(String, String)] = [
    ("", "chapters/tiny/07-train.md:"),
    ("train(epochs: 1)\n```\n\n```swift step\ntrain()", "chapters/tiny/07-train.md:7:1: error:"),
    ("train(epochs: 1", "chapters/tiny/07-train.md:4:"),
    ("train(epochs 1)", "chapters/tiny/07-train.md:4:14: error:"),
    ("train(1)", "chapters/tiny/07-train.md:4:7: error:"),
    ("train(epochs: )", "chapters/tiny/07-train.md:4:15: error:"),
    ("train(epochs: one)", "chapters/tiny/07-train.md:4:15: error:"),
    ("train(epochs: 1) more", "chapters/tiny/07-train.md:4:18: error:"),
    ("train(epochs: 1, epochs: 2)", "chapters/tiny/07-train.md:4:18: error: 'epochs' is set twice"),
    ("train(epochs: 1.5)", "chapters/tiny/07-train.md:4:15: error:"),
    (
      "train(epochs: -1)", "chapters/tiny/07-train.md:4:15: error: epochs must be 0 or more, not -1"
    ),
    ("train(epochs: 99999999999999999999)", "chapters/tiny/07-train.md:4:15: error:"),
    (
      "train(epoch: 1)",
      "chapters/tiny/07-train.md:4:7: error: unknown setting 'epoch' of train; did you mean 'epochs'?"
    ),
    ("trian(epochs: 1)", "chapters/tiny/07-train.md:4:1: error:"),
    ("evaluate()", "chapters/tiny/07-train.md:4:1: error:"),
    ("train", "chapters/tiny/07-train.md:4:"),
    ("train(epochs: \"1\")", "chapters/tiny/07-train.md:4:15: error:"),
    ("train(\n  epochs: 1,\n  clipNorm: .none\n)", "chapters/tiny/07-train.md:6:13: error:"),
  ]

  @Test(arguments: cells) func aMistakeInACell(cell: String, expected: String) throws {
    var book = TinyBook()
    book.cells["train"] = cell
    try expectMistakes(try Project(book), [expected])
  }

  @Test func noCellAtAll() throws {
    let project = try Project()
    try project.folder.write("# Train\n\nOnly prose.\n", to: "chapters/tiny/07-train.md")
    try expectMistakes(
      project, ["chapters/tiny/07-train.md:4:1: error: the chapter has no step cell"])
  }

  @Test(arguments: ["check", "run", "status", "recipes"]) func mistakesInRecipes(command: String)
    throws
  {
    var book = TinyBook()
    book.recipes = [
      "a": "data = .reviews\n", "b": "description = \"x\"\ndata = .reviews\ntrian.epochs = 1\n",
      "c": "description = \"x\"\ndata = .reviews\n", "none": "",
    ]
    try expectMistakes(
      try Project(book),
      [
        "chapters/tiny/recipes/a:1:1: error: the recipe has no description",
        "chapters/tiny/recipes/b:3:1: error: there is no step 'trian'; did you mean 'train'?",
        "chapters/tiny/recipes/none:1:1: error: no recipe can have this name",
      ], command: command)
    book.recipes = [
      "a": "description = \"x\"\ndata = .reviews\n",
      "c": "description = \"x\"\ndata = .reviews\ntrain.epoch = 1\n",
    ]
    try expectMistakes(
      try Project(book),
      ["chapters/tiny/recipes/c:2:8: error: the recipe 'a' has the line data = .reviews too"],
      command: command)
    book.recipes["c"] = "description = \"x\"\ntrain.epoch = 1\n"
    try expectMistakes(
      try Project(book),
      ["chapters/tiny/recipes/c:2:7: error: unknown setting 'epoch' of train"], command: command)
  }

  @Test func everyMistakeIsToldAtOnce() throws {
    var book = TinyBook()
    book.cells["loader"] = "loader(batchSize: 0)"
    book.cells["model"] = "model(hidden: -1)"
    book.prose["train"] = "{{train.stepz}}"
    let outcome = try Project(book).run("check", "tiny")
    #expect(outcome.status == 2)
    #expect(outcome.errors.split(separator: "\n").count == 3)
  }

  @Test(arguments: [
    ("trian.epochs=5", "--set:1:1: error: there is no step 'trian'; did you mean 'train'?"),
    (
      "train.epoch=5",
      "--set:1:7: error: unknown setting 'epoch' of train; did you mean 'epochs'?"
    ),
    ("train.epochs=many", "--set:1:14: error: a string needs quotes"),
    ("train.epochs=1.5", "--set:1:14: error:"),
    ("train.epochs=\"5\"", "--set:1:14: error:"),
    ("train.epochs", "--set:1:1: error: '=' is missing"),
    ("train.epochs=", "--set:1:14: error: there is no value"),
    ("epochs=5", "--set:1:1: error: 'epochs' is not a setting"),
    ("loader.batchSize=0", "--set:1:18: error: loader.batchSize must be at least 1, not 0"),
    (
      "dataset.validation=1.5",
      "--set:1:20: error: dataset.validation must be at least 0 and below 1, not 1.5"
    ),
    ("vocab.maxTokens=3", "--set:1:17: error: vocab.maxTokens must be 0 for all, or at least 5"),
    ("model.hidden=-1", "--set:1:14: error: model.hidden must be at least 1, not -1"),
    ("optimizer.learningRate=nan", "--set:1:24: error:"),
    ("optimizer.learningRate=inf", "--set:1:24: error:"),
    ("optimizer.learningRate=1e999", "--set:1:24: error:"),
    ("optimizer.epsilon=0", "--set:1:19: error: optimizer.epsilon must be"),
    ("loader.order=shuffled", "--set:1:14: error: a string needs quotes"),
    ("loader.order=.shufled", "--set:1:14: error:"),
    ("train.epochs=99999999999999999999", "--set:1:14: error:"),
  ]) func aMistakeInASetting(setting: String, expected: String) throws {
    let project = try Project()
    let outcome = try project.run("run", "tiny", "--set", setting)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix(expected), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(!project.has("output"))
  }

  @Test func aSettingGivenTwice() throws {
    let outcome = try Project().run(
      "run", "tiny", "--set", "train.epochs=1", "--set", "train.epochs=2")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("'train.epochs' is set twice"))
    let data = try Project().run(
      "run", "tiny", "--data", "sample", "--set", #"load.source="sample""#)
    #expect(data.status == 2)
    #expect(data.errors.contains("'load.source' is set twice"))
  }
}
