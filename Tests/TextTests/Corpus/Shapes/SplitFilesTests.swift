import Foundation
import TestSupport
import Testing

@testable import Text

@Suite struct SplitFilesTests {
  private let trial: ShapeTrial

  init() throws {
    trial = try ShapeTrial()
  }

  @Test(
    arguments: [
      ["wiki.train.tokens", "wiki.valid.tokens", "wiki.test.tokens"],
      ["ptb.train.txt", "ptb.valid.txt", "ptb.test.txt"],
      ["train.txt", "val.txt", "test.txt"], ["train.txt", "dev.txt", "test.txt"],
      ["train-00001-of-00002.txt", "validation-00001-of-00001.txt", "test-00001-of-00001.txt"],
      ["train/a.txt", "valid/a.txt", "test/a.txt"],
      ["my_training.md", "my_validation.md", "my_testing.md"],
    ], [ShapeTrial.Packing.folder, .zip])
  func filesAreSplits(names: [String], packing: ShapeTrial.Packing) throws {
    let name = try trial.pack(names.map { TestEntry($0, "the text of \($0)") }, packing)
    let corpus = try trial.read(name)
    #expect(corpus.texts == ["the text of \(names[0])"])
    #expect(corpus.validation?.texts == ["the text of \(names[1])"])
    #expect(corpus.test?.texts == ["the text of \(names[2])"])
    #expect(
      corpus.findingTexts == [
        "training texts are in \(names[0])", "validation texts are in \(names[1])",
        "test texts are in \(names[2])",
      ])
  }

  @Test func tablesAreSplits() throws {
    try trial.write("text\na\nb\n", to: "train.csv")
    try trial.write("text\nc\n", to: "test.csv")
    try trial.write("about", to: "README.md")
    let corpus = try trial.read()
    #expect(corpus.texts == ["a", "b"])
    #expect(corpus.test?.texts == ["c"])
    #expect(corpus.validation == nil)
    #expect(
      corpus.findingTexts.contains("1 file left out as belonging to no split: README.md"))
  }

  @Test func splitsOfTwoDataSetsAreAnError() throws {
    for name in ["ptb.train.txt", "ptb.test.txt", "ptb.char.train.txt", "ptb.char.test.txt"] {
      try trial.write("text", to: name)
    }
    #expect(trial.problem().contains("holds two data sets"))
  }

  @Test func splitsNeedTraining() throws {
    try trial.write("text", to: "valid.txt")
    try trial.write("text", to: "test.txt")
    #expect(trial.problem().contains("has validation and test texts, but none for training"))
    // A chapter about a test is no split.
    try trial.write("text", to: "chapter 1.txt")
    try trial.write("text", to: "chapter 2.txt")
    try trial.write("text", to: "chapter 3.txt")
    #expect(try trial.read().train.count == 5)
  }
}
