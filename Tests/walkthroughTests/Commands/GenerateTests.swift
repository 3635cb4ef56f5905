import Foundation
import Record
import TestSupport
import Testing

@testable import walkthrough

/// Generating text with the model of a run.
@Suite struct GenerateTests {
  /// A project with a run on tiny reviews, and one in windows, which has no `<unk>`.
  private static let project = Result {
    var windows = TinyBook()
    windows.cells["vocab"] = "vocab(tokenizer: .words, specials: false, scope: .all)"
    windows.cells["dataset"] = "dataset(framing: .windows, length: 6, validation: 0)"
    let project = try Project(["tiny": TinyBook(), "windows": windows])
    for book in ["tiny", "windows"] { #expect(try project.run("run", book, "--quiet").status == 0) }
    return project
  }

  private func generate(_ arguments: String...) throws -> Child.Outcome {
    try Self.project.get().run(["generate"] + arguments)
  }

  @Test func continuesAPrompt() throws {
    let outcome = try generate("The movie", "--run", "windows", "--length", "20")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("The movie "))
    #expect(outcome.output.hasSuffix("\n"))
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(
      try generate("The", "movie", "--run", "windows", "--length", "20").output == outcome.output)
  }

  @Test func theSameSeedWritesTheSame() throws {
    func text(_ seed: String) throws -> String {
      try generate(
        "the movie", "--run", "windows", "--length", "40", "--temperature", "2", "--seed", seed
      ).output
    }
    #expect(try text("7") == text("7"))
    #expect(try text("7") != text("8"))
  }

  @Test func greedyTextNeedsNoSeed() throws {
    func text(_ seed: String) throws -> String {
      try generate(
        "the movie", "--run", "windows", "--length", "40", "--temperature", "0", "--seed", seed
      ).output
    }
    #expect(try text("7") == text("8"))
    let single = try generate(
      "the movie", "--run", "windows", "--length", "40", "--top-k", "1", "--seed", "9")
    #expect(try single.output == text("7"))
  }

  @Test func lengthIsInWordsAndMayBeNone() throws {
    #expect(try generate("the movie", "--run", "windows", "--length", "0").output == "the movie\n")
    let document = try json("the movie", "--run", "windows", "--length", "13")
    #expect((document["words"] as? [String])?.count == 13)
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let outcome = try Self.project.get().run(["generate"] + arguments + ["--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test func jsonHoldsTheTextOfTheTerminal() throws {
    let document = try json("the movie", "--run", "windows", "--length", "9", "--seed", "3")
    let text = try generate("the movie", "--run", "windows", "--length", "9", "--seed", "3").output
    #expect(document["text"] as? String == String(text.dropLast()))
    #expect(document["prompt"] as? String == "the movie")
    #expect(document["seed"] as? Int == 3)
    #expect(document["choices"] == nil)
  }

  @Test func explanationsTellTheChances() throws {
    let document = try json(
      "the movie", "--run", "windows", "--length", "3", "--top-k", "4", "--explain")
    let choices = try #require(document["choices"] as? [[String: Any]])
    #expect(choices.count == 3)
    for choice in choices {
      let candidates = try #require(choice["candidates"] as? [[String: Any]])
      let chances = candidates.compactMap { $0["chance"] as? Double }
      #expect(choice["kept"] as? Int == 4)
      #expect(chances.count { $0 > 0 } == 4)
      #expect(abs(chances.reduce(0, +) - 1) < 1e-9)
      let picked = candidates.first { $0["word"] as? String == choice["picked"] as? String }
      #expect((picked?["chance"] as? Double ?? 0) > 0)
    }
    let table = try generate(
      "the movie", "--run", "windows", "--length", "3", "--top-k", "4", "--explain"
    ).output
    #expect(table.contains("1. the movie "))
    #expect(table.contains("could be picked: 4"))
    #expect(table.split(separator: "\n").count { $0.hasPrefix("> ") } == 3)
    #expect(table.hasSuffix("\(try #require(document["text"] as? String))\n"))
  }

  @Test func anUnknownWordIsToldAndReadAsUnk() throws {
    let outcome = try generate("the zebra", "--run", "tiny", "--length", "3")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors == "note: the model does not know \"zebra\"; it reads <unk> instead\n")
    #expect(outcome.output.hasPrefix("the zebra"))
  }

  @Test func withoutUnkAnUnknownWordIsAnError() throws {
    let outcome = try generate("the moovie", "--run", "windows")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("contains \"moovie\""))
    #expect(outcome.errors.contains("a similar one is \"movie\""))
    let empty = try generate("", "--run", "windows")
    #expect(empty.status == 1)
    #expect(empty.errors.contains("no word to start from"))
    #expect(try generate("--run", "tiny", "--length", "3").status == 0, "<bos> begins a review")
  }

  @Test(arguments: [
    (["--length=-1"], "--length must be from 0"), (["--length=2000000"], "--length must be"),
    (["--temperature=-1"], "--temperature must be 0 or above"),
    (["--temperature", "nan"], "--temperature must be"), (["--top-k=-3"], "--top-k must be"),
    (["--top-p", "0"], "--top-p must be"), (["--top-p", "1.5"], "--top-p must be"),
    (["--seed", "x"], "'x' is invalid"), (["--run", "../x"], "can't be the name of a run"),
    (["--run", "cache"], "can't be the name of a run"), (["--tempreature", "1"], "Did you mean"),
  ]) func wrongFlagsAreToldBeforeAnythingRuns(flags: [String], message: String) throws {
    let outcome = try Self.project.get().run(["generate", "the movie"] + flags)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func aRunThatIsNotThereIsToldWithThoseThatAre() throws {
    let outcome = try generate("the movie", "--run", "nothing")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("there is no run 'nothing'"))
    #expect(outcome.errors.contains("existing runs: tiny, windows"))
    let none = try Project().run("generate", "the movie", "--run", "tiny")
    #expect(none.status == 2)
    #expect(none.errors.contains("there is none yet. Make one: walkthrough run tiny"))
  }

  /// JSON has no literals for them, and a document without any output would be useless.
  @Test func numbersThatAreNoneAreInTheDocument() throws {
    let text = JSONText(
      WrittenText(prompt: "\u{9B}2J", tokens: [], unit: .word), run: "tiny", temperature: 1,
      topK: 0, topP: 1,
      seed: 1)
    text.write(
      "\u{202E}\u{1B}",
      NextWord(
        prompt: "", temperature: 1, topK: 0, topP: 1,
        candidates: [.init(word: "a", id: 1, probability: .nan, chance: .infinity)],
        kept: 1, keptProbability: .nan, others: 0))
    let json = try text.json()
    #expect(json.contains(#""probability" : "nan""#))
    #expect(json.unicodeScalars.filter(\.controlsTerminals).isEmpty)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(document["prompt"] as? String == "\u{9B}2J")
    #expect(document["words"] as? [String] == ["\u{202E}\u{1B}"])
  }

  @Test func aRunWithoutAModelSaysHowToTrainIt() throws {
    let project = try Project()
    #expect(try project.run("run", "tiny", "--until", "model").status == 0)
    let outcome = try project.run("generate", "the movie", "--run", "tiny")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("Train it: walkthrough run tiny"), "\(outcome.errors)")
  }

  /// The suggested command makes the requested run in the requested place.
  @Test func theHintRepeatsWhatTheRunWasMadeWith() throws {
    let project = try Project()
    let made = try project.run(
      "run", "tiny", "--output", "my runs", "--as", "other", "--seed", "7", "--data", "reviews",
      "--set", "train.epochs=1", "--until", "model")
    #expect(made.status == 0)
    let folders = ["--root", project.root.path, "--output", "my runs"]
    let outcome = try project.run(["generate", "the movie", "--run", "other"] + folders)
    #expect(
      outcome.errors.hasSuffix(
        "Train it: walkthrough run tiny --as other --root \(project.root.path) "
          + "--output 'my runs' --seed 7 --recipe none --data reviews "
          + "--set train.epochs=1\n"),
      "\(outcome.errors)")
    let none = try project.run(["generate", "the movie", "--run", "tiny"] + folders)
    #expect(
      none.errors.hasSuffix(
        "Make one: walkthrough run tiny --root \(project.root.path) --output 'my runs'\n"))
    try project.folder.write("{}", to: "my runs/other/run.json")
    let damaged = try project.run(["generate", "the movie", "--run", "other"] + folders)
    #expect(damaged.errors.contains("Make the run again: walkthrough run BOOK --as other --root "))
  }
}
