import Foundation
import Record
import Testing

@Suite struct ReferenceRecordTests {
  @Test func isReadAsItIsWritten() throws {
    let record = Pair().reference
    let data = try JSONEncoder().encode(record)
    #expect(try JSONDecoder().decode(ReferenceRecord.self, from: data) == record)
  }

  @Test func namesAreThoseOfTheContract() throws {
    let data = try JSONEncoder().encode(Pair().reference)
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "schema", "torch", "platform", "threads", "seed", "data", "settings", "results", "steps",
      ])
    #expect(object["schema"] as? Int == ReferenceRecord.currentSchema)
    let steps = try #require(object["steps"] as? [[String: Any]])
    #expect(Set(steps[0].keys) == ["loss", "tokens"])
  }

  @Test(arguments: [
    ("2.13.0", "PyTorch 2.13.0"), ("2.13.0+cpu", "PyTorch 2.13.0"), ("", "PyTorch "),
  ])
  func isCalledByItsRelease(torch: String, name: String) {
    var record = Pair().reference
    record.torch = torch
    #expect(record.name == name)
  }

  @Test func aSoundRecordHasNoProblem() {
    #expect(Pair().reference.problem == nil)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let change: @Sendable (inout ReferenceRecord) -> Void

    init(_ problem: String, _ change: @escaping @Sendable (inout ReferenceRecord) -> Void) {
      (testDescription, self.change) = (problem, change)
    }
  }

  static let cases = [
    Case("it has no steps, and so no loss to compare") { $0.steps = [] },
    Case("steps[2].loss is nan, which is not a possible loss") { $0.steps[2].loss = .nan },
    Case("steps[0].loss is inf, which is not a possible loss") { $0.steps[0].loss = .infinity },
    Case("steps[3].loss is -1.0, which is not a possible loss") { $0.steps[3].loss = -1 },
    Case("steps[1].tokens is 0, not above 0") { $0.steps[1].tokens = 0 },
    Case("results.evaluate.perplexity is not a finite number") {
      $0.results["evaluate.perplexity"] = "nan"
    },
    Case("results.train.steps is not a finite number") { $0.results["train.steps"] = "many" },
    Case("results.evaluate.tokens is not a finite number") { $0.results["evaluate.tokens"] = true },
    Case("settings has the name \"epochs\", which does not name a step, such as train.epochs") {
      $0.settings["epochs"] = 3
    },
    Case("results has the name \"test.loss\", which does not name a step, such as train.epochs") {
      $0.results["test.loss"] = 3
    },
    Case("torch contains a control character") { $0.torch = "2\u{1B}[31m" },
    Case("platform contains a control character") { $0.platform = "Linux\n" },
    Case("data.source contains a control character") { $0.data.source = "a\u{7F}" },
    Case("data.digest is longer than 200 characters") {
      $0.data.digest = String(repeating: "0", count: 201)
    },
    Case("settings.model.weights contains a control character") {
      $0.settings["model.weights"] = "\u{9B}2J"
    },
    Case("settings.evaluate.prompts contains a control character") {
      $0.settings["evaluate.prompts"] = .list(["a", "\0"])
    },
    Case("a name in settings is longer than 200 characters") {
      $0.settings["train." + String(repeating: "x", count: 200)] = 1
    },
    Case("a name in results contains a control character") { $0.results["train.\u{8}"] = 1 },
  ]

  @Test(arguments: cases) func whatIsUnfitIsNamed(test: Case) {
    var record = Pair().reference
    test.change(&record)
    #expect(record.problem == test.testDescription)
  }
}
