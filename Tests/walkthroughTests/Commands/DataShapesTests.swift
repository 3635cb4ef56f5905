import Foundation
import Record
import TestSupport
import Testing

/// `--data` in the shapes that people have, with both books.
@Suite struct DataShapesTests {
  private let project: Project

  init() throws {
    project = try Project(["tiny": TinyBook()])
  }

  private func documents(_ name: String = "train") throws -> Value? {
    try project.record()[.load]?.results["\(name).documents"]
  }

  private static let words = "The movie was good and the end was bad."

  @Test func severalDataAreJoined() throws {
    for name in ["a", "b"] {
      let rows = (1...4).map { "\($0),\(Self.words) \(name)\n" }
      try project.folder.write("id,review\n" + rows.joined(), to: "\(name).csv")
    }
    let first = try project.run(
      "run", "tiny", "--data", "a.csv", "--data", "b.csv", "--until", "load")
    #expect(first.status == 0, "\(first.errors)")
    #expect(try documents() == 8)
    #expect(try project.record().data?.source == "a.csv, b.csv")
    let digest = try project.record().data?.digest
    // In another order it is other data.
    let second = try project.run(
      "run", "tiny", "--data", "b.csv", "--data", "a.csv", "--until", "load")
    #expect(second.status == 0)
    #expect(try project.record().data?.digest != digest)
    let status = try project.run("status", "tiny", "--data", "a.csv", "--data", "b.csv")
    #expect(status.output.contains("1  load"))
    let twice = try project.run("run", "tiny", "--data", "a.csv", "--data", "a.csv")
    #expect(twice.status == 1)
    #expect(twice.errors.contains("a.csv is given twice"), "\(twice.errors)")
  }

  @Test func theColumnIsASetting() throws {
    try project.folder.write("one,two\n\(Self.words),\(Self.words)\n", to: "a.csv")
    let guess = try project.run("run", "tiny", "--data", "a.csv", "--until", "load")
    #expect(guess.status == 1)
    #expect(guess.errors.contains("it has \"one\", \"two\""), "\(guess.errors)")
    #expect(guess.errors.contains("--set 'load.column=\"two\"'"))
    let named = try project.run(
      "run", "tiny", "--data", "a.csv", "--set", "load.column=\"two\"", "--until", "load")
    #expect(named.status == 0, "\(named.errors)")
    #expect(try project.record()[.load]?.settings["column"] == "two")
  }

  @Test func filesOfSplitsAreSplits() throws {
    for (name, count) in [("train", 12), ("valid", 3), ("test", 5)] {
      try project.folder.write(
        "text\n" + String(repeating: Self.words + "\n", count: count), to: "data/\(name).csv")
    }
    let outcome = try project.run(
      "run", "tiny", "--data", "data", "--until", "dataset", "--set", "dataset.validation=0.25")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("dataset.validation is not used"), "\(outcome.errors)")
    #expect(try documents() == 12)
    #expect(try documents("validation") == 3)
    #expect(try documents("test") == 5)
    let dataset = try project.record()[.dataset]?.results
    #expect(dataset?["train.sequences"] == 12)
    #expect(dataset?["validation.sequences"] == 3)
    #expect(dataset?["test.sequences"] == 5)
  }

  @Test func aFolderIsDocumentsOrPartsOfOneText() throws {
    let project = try Project.withNovelBook()
    for part in 1...12 {
      let text = "The next morning part \(part) began. Late in the evening it ended.\n"
      try project.folder.write(String(repeating: text, count: 20), to: "parts/part\(part).txt")
    }
    let outcome = try project.run(
      "run", "wordlstm", "--data", "parts", "--as", "parts", "--until", "dataset")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try project.record("parts")[.load]?.results["train.documents"] == 12)
    // The book's recipe for its data suits texts that can be joined.
    #expect(try project.record("parts").recipe?.name == "novel")
    let tokens = try project.record("parts")[.dataset]?.results["train.tokens"]?.number ?? 0
    #expect(tokens > 1000)
  }

  @Test func helpListsTheShapes() throws {
    let help = try project.run("run", "--help").output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for shape in [
      "a table (.csv, .tsv)", "JSON lines (.jsonl)", "a folder or an archive", "Repeatable",
    ] {
      #expect(help.contains(shape), "\(shape)")
    }
  }
}
