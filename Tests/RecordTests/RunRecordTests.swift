import Foundation
import Record
import Testing
import Wording

@Suite struct RunRecordTests {
  static let record = RunRecord(
    book: "imdb", run: "imdb-5", seed: .max, started: Date(timeIntervalSince1970: 1_700_000_000),
    machine: Machine(processor: "P", cores: 2, blas: "B", toolchain: "T"), threads: 2,
    data: DataSource(source: "sample", digest: "ab12"), overrides: ["train.epochs": "5"],
    claims: [
      ClaimRecord(
        text: "evaluate.perplexity < 2", location: "chapters/imdb/08-evaluate.md:9",
        state: .doesNotHoldHere, detail: "31.2 < 2")
    ],
    steps: [
      StepRecord(
        id: .train, key: "00ff", state: .ran, seconds: 1.5, settings: ["epochs": 5, "loss": 7],
        results: ["loss": 4.25, "loss.last": .number(.infinity)]),
      StepRecord(
        id: .evaluate, key: "01", state: .notRun, stale: "train: epochs 3 → 5",
        failure: Failure(message: "m", location: "l", retry: "r")),
    ])

  /// The same run, with a recipe.
  static let seasoned: RunRecord = {
    var record = Self.record
    record.recipe = RecipeRecord(
      name: "quick", choice: .tied, settings: ["train.epochs": "1", "model.hidden": "64"])
    return record
  }()

  static func object(_ record: RunRecord) throws -> [String: Any] {
    let data = try JSONEncoder().encode(record)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func aFailureIsInTheLanguageOfItsReaders() throws {
    struct Full: ReadableError { let phrase: Phrase = "the test split has no words" }
    let failure = Failure(of: Full(), location: "l", retry: "r")
    #expect(failure.message == "the test split has no words")
    let read = try JSONDecoder().decode(Failure.self, from: JSONEncoder().encode(failure))
    #expect(read == failure)
    Language.$current.withValue(.german) {
      #expect(read.localizedMessage == "der Testteil hat keine Wörter")
    }
    // A record of an earlier release has the message alone.
    let old = #"{"message": "m", "location": "l", "retry": "r"}"#
    #expect(try JSONDecoder().decode(Failure.self, from: Data(old.utf8)).localizedMessage == "m")
    #expect(Failure(of: CancellationError(), location: "l", retry: "r").phrase == nil)
  }

  @Test func isReadAsItIsWritten() throws {
    let data = try JSONEncoder().encode(Self.record)
    var read = try JSONDecoder().decode(RunRecord.self, from: data)
    // Infinity is text in the file.
    #expect(read[.train]?.results["loss.last"] == "inf")
    read.steps[0].results["loss.last"] = .number(.infinity)
    #expect(read == Self.record)
  }

  @Test func aRecipeIsReadAsItIsWritten() throws {
    let data = try JSONEncoder().encode(Self.seasoned)
    #expect(try JSONDecoder().decode(RunRecord.self, from: data).recipe == Self.seasoned.recipe)
    let recipe = try #require(try Self.object(Self.seasoned)["recipe"] as? [String: Any])
    #expect(recipe["name"] as? String == "quick")
    #expect(recipe["choice"] as? String == "tied")
    #expect(recipe["settings"] as? [String: String] == ["train.epochs": "1", "model.hidden": "64"])
  }

  /// As in releases that knew no recipes.
  @Test func aRecordWithoutARecipeIsRead() throws {
    let data = try JSONEncoder().encode(Self.record)
    #expect(!String(decoding: data, as: UTF8.self).contains("recipe"))
    #expect(try JSONDecoder().decode(RunRecord.self, from: data).recipe == nil)
  }

  @Test func aValueComesFromTheCommandLineOrTheRecipeOrTheCell() {
    #expect(Self.seasoned.origin(of: .train, "epochs") == .override)
    #expect(Self.seasoned.origin(of: .model, "hidden") == .recipe)
    #expect(Self.seasoned.origin(of: .model, "layers") == .cell)
    #expect(Self.record.origin(of: .model, "hidden") == .cell)
  }

  @Test func namesAreThoseOfTheContract() throws {
    let object = try Self.object(Self.record)
    #expect(
      Set(object.keys) == [
        "schema", "book", "run", "seed", "started", "machine", "threads", "data", "overrides",
        "claims", "steps",
      ])
    #expect(object["schema"] as? Int == RunRecord.currentSchema)
    #expect(
      Set(try #require(object["machine"] as? [String: Any]).keys)
        == ["processor", "cores", "blas", "toolchain"])
    #expect(
      Set(try #require(object["data"] as? [String: Any]).keys) == ["source", "digest"])
    let steps = try #require(object["steps"] as? [[String: Any]])
    #expect(
      Set(steps[0].keys) == ["id", "key", "state", "stale", "seconds", "settings", "results"])
    #expect(steps[0]["state"] as? String == "ran")
    #expect(steps[1]["state"] as? String == "not run")
    let claims = try #require(object["claims"] as? [[String: String]])
    #expect(Set(claims[0].keys) == ["text", "location", "outcome", "detail"])
    #expect(claims[0]["outcome"] == "does not hold for this run")
  }

  @Test func aStepThatIsNotStaleSaysSo() throws {
    let steps = try #require(try Self.object(Self.record)["steps"] as? [[String: Any]])
    #expect(steps[0]["stale"] is NSNull)
    #expect(steps[1]["stale"] as? String == "train: epochs 3 → 5")
  }

  @Test func stepsAreFoundByName() {
    #expect(Self.record[.train]?.key == "00ff")
    #expect(Self.record[.load] == nil)
  }

  @Test func aResultComesBeforeASetting() {
    #expect(Self.record.value(named: QualifiedName(.train, "loss")) == 4.25)
    #expect(Self.record.value(named: QualifiedName(.train, "epochs")) == 5)
    #expect(Self.record.value(named: QualifiedName(.train, "other")) == nil)
    #expect(Self.record.value(named: QualifiedName(.load, "loss")) == nil)
  }

  @Test(arguments: ["ran", "cached", "failed", "not run"])
  func statesAreThoseOfTheContract(_ state: String) {
    #expect(StepRecord.State(rawValue: state) != nil)
  }

  @Test func aRecordOfAnUnknownStepIsRefused() throws {
    let json = String(decoding: try JSONEncoder().encode(Self.record), as: UTF8.self)
    let other = json.replacingOccurrences(of: #""train","#, with: #""trian","#)
      .replacingOccurrences(of: #"id":"train""#, with: #"id":"trian""#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(RunRecord.self, from: Data(other.utf8))
    }
  }
}
