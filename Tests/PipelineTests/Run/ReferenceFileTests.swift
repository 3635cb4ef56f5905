import Foundation
import Pipeline
import Record
import TestSupport
import Testing

@Suite struct ReferenceFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let sound = """
    {"schema": 1, "torch": "2.13.0", "platform": "Linux", "threads": 1, "seed": 42,
     "data": {"source": "reviews", "digest": "ab"}, "settings": {"train.epochs": 1},
     "results": {"train.steps": 1, "evaluate.perplexity": 9.5},
     "steps": [{"loss": 2.5, "tokens": 7}], "more": "is no harm"}
    """

  private func read(_ text: String) throws(ReferenceError) -> ReferenceRecord {
    let path = folder.path + "/reference.json"
    _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
    return try ReferenceFile(path: path).record
  }

  @Test func aSoundFileIsRead() throws {
    let record = try read(Self.sound)
    #expect(record.steps == [ReferenceRecord.Step(loss: 2.5, tokens: 7)])
    #expect(record.settings == ["train.epochs": 1])
    #expect(record.results["evaluate.perplexity"] == 9.5)
  }

  /// A file that a script of this package wrote with PyTorch.
  @Test func theFixtureIsRead() throws {
    let path = URL(filePath: #filePath).appending(path: "../../../Fixtures/reference.json")
    let record = try ReferenceFile(path: path.standardizedFileURL.path).record
    #expect(record.steps.count == 30)
    #expect(record.settings["model.dropout"] == 0.25)
  }

  @Test(arguments: [
    ("", "it is not JSON"), ("NaN", "it is not JSON"), ("PK\u{3}\u{4}", "it is not JSON"),
    (#"{"schema": 1, "#, "it is not JSON"), ("[]", "the file has the wrong type"),
    ("null", "the file has the wrong type"), ("{}", "it lacks \"schema\""),
    (#"{"schema": "1"}"#, "schema has the wrong type"),
    (#"{"schema": 2}"#, "its schema is 2, and this version reads 1"),
    (#"{"schema": 1}"#, "it lacks \"torch\""),
  ]) func whatIsNoRecordIsNamed(text: String, problem: String) throws {
    let error = #expect(throws: ReferenceError.self) { try read(text) }
    #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
  }

  @Test(arguments: [
    (#""loss": 2.5"#, #""loss": NaN"#, "it is not JSON"),
    (#""loss": 2.5"#, #""loss": "nan""#, "steps[0].loss is nan, which is not a possible loss"),
    (#""loss": 2.5"#, #""loss": "2.5""#, "steps[0].loss has the wrong type"),
    (#""loss": 2.5"#, #""loss": null"#, "steps[0].loss has the wrong type"),
    (#""loss": 2.5"#, #""lost": 2.5"#, "steps[0] lacks \"loss\""),
    (#""tokens": 7"#, #""tokens": 7.5"#, ""),
    (#""tokens": 7"#, #""tokens": 1e30"#, ""),
    (#""seed": 42"#, #""seed": -1"#, ""),
    (#"[{"loss": 2.5, "tokens": 7}]"#, "[]", "it has no steps"),
    (#"[{"loss": 2.5, "tokens": 7}]"#, "{}", "steps has the wrong type"),
    (#"[{"loss": 2.5, "tokens": 7}]"#, "[1]", "steps[0] has the wrong type"),
    (
      #"{"train.epochs": 1}"#, #"{"train.epochs": null}"#,
      "settings.train.epochs has the wrong type"
    ),
    (#"{"train.epochs": 1}"#, #"{"epochs": 1}"#, "settings has the name \"epochs\""),
    ("9.5", #""inf""#, "results.evaluate.perplexity is not a finite number"),
    (#""2.13.0""#, "\"\\u001b[2J\"", "torch contains a control character"),
  ]) func whatIsWrongInsideIsNamed(part: String, bad: String, problem: String) throws {
    try #require(Self.sound.contains(part))
    let error = #expect(throws: ReferenceError.self) {
      try read(Self.sound.replacing(part, with: bad))
    }
    #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
  }

  @Test func whatCannotBeReadIsNamed() {
    let missing = #expect(throws: ReferenceError.self) {
      try ReferenceFile(path: folder.path + "/none.json")
    }
    #expect(
      missing?.description
        == "\(folder.path)/none.json is not a reference record: there is no such file. "
        + "Give --reference a file that Tests/Reference/notebook.py wrote")
    let folderError = #expect(throws: ReferenceError.self) { try ReferenceFile(path: folder.path) }
    #expect(folderError?.problem == "it is a folder")
  }

  @Test func aRunKeepsItsReference() throws {
    let workplace = try Workplace()
    try workplace.execute(selection: .only(.load))
    let run = workplace.run
    var contents = try #require(run.read())
    #expect(try contents.reference(in: run) == nil)
    let path = try folder.write(Self.sound, to: "given.json")
    contents.keep(try ReferenceFile(path: path))
    try run.commit(contents)
    #expect(try #require(run.read()).reference(in: run) == ReferenceFile(path: path).record)
    // As it was given, including what this version does not know.
    #expect(try workplace.file("reference.json") == Data(Self.sound.utf8))
    // The user may replace it.
    try workplace.folder.write("{}", to: "output/tiny/reference.json")
    let damaged = try #require(run.read())
    let error = #expect(throws: ReferenceError.self) { try damaged.reference(in: run) }
    #expect(error?.path == run.url.path + "/reference.json")
  }
}
