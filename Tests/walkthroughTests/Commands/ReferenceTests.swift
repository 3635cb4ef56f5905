import Foundation
import Record
import TestSupport
import Testing

/// A run of the program compared with one of PyTorch on the same reviews, made by
/// Tests/Reference/tiny_reference.py with every setting that its notebook knows.
@Suite struct ReferenceTests {
  private static let fixture = URL(filePath: #filePath)
    .appending(path: "../../../Fixtures/reference.json").standardizedFileURL

  private let project: Project
  private let reference: ReferenceRecord

  init() throws {
    project = try Project()
    let data = try Data(contentsOf: Self.fixture)
    reference = try JSONDecoder().decode(ReferenceRecord.self, from: data)
    try project.folder.write(Array(data), to: "reference.json")
  }

  /// The reference's own settings as command-line options.
  private var settings: [String] { settings([:]) }

  private func settings(_ changes: [String: Value]) -> [String] {
    reference.settings.merging(changes) { $1 }.sorted { $0.key < $1.key }.flatMap { name, value in
      let text = ValueFormat.plain.string(value)
      guard case .text = value else { return ["--set", "\(name)=\(text)"] }
      return ["--set", text.isEmpty ? "\(name)=\"\"" : "\(name)=.\(text)"]
    }
  }

  /// What this test reads of the data behind the figures of training.
  private struct Figures: Decodable {
    struct Loss: Decodable { let curve: TrainingCurve }

    let loss: Loss
  }

  private var comparison: ReferenceComparison? {
    get throws {
      let decoder = JSONDecoder()
      let file = project.url("output/tiny/steps/train.json")
      let figures = try decoder.decode(Figures.self, from: Data(contentsOf: file))
      return ReferenceComparison(
        record: try project.record(), training: figures.loss.curve, reference: reference)
    }
  }

  @Test func theNumbersArePyTorchs() throws {
    let outcome = try project.run(["run", "tiny", "--reference", "reference.json"] + settings)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let comparison = try #require(try comparison)
    #expect(comparison.differences.isEmpty, "\(comparison.differences)")
    #expect(comparison.laterDifferences.isEmpty, "\(comparison.laterDifferences)")
    #expect(comparison.isSameSource)
    #expect(comparison.steps.count == reference.steps.count)
    #expect(comparison.verdict == .agrees)
    let largest = try #require(comparison.largest())
    #expect(largest.values.difference < 1e-5, "step \(largest.step)")
    #expect(try #require(comparison.perplexity).difference < 1e-5)
    #expect(outcome.output.contains("\(comparison.title). \(comparison.sentence)\n"))
    let page = try project.text("output/tiny/report.html")
    #expect(page.contains("Checked against \(reference.name)"))
    #expect(page.contains(comparison.sentence))
    #expect(try project.text("output/tiny/reference.json") == project.text("reference.json"))
  }

  @Test func reportShowsItWithAndWithoutTheOption() throws {
    #expect(try project.run(["run", "tiny"] + settings).status == 0)
    #expect(try !project.text("output/tiny/report.html").contains(reference.name))
    let given = try project.run("report", "tiny", "--reference", "reference.json")
    #expect(given.status == 0)
    #expect(given.output.hasPrefix("Checked against \(reference.name). "))
    let page = try project.text("output/tiny/report.html")
    #expect(page.contains("Checked against \(reference.name)"))
    try FileManager.default.removeItem(at: project.url("reference.json"))
    let kept = try project.run("report", "tiny")
    #expect(kept.output == given.output)
    #expect(try project.text("output/tiny/report.html") == page)
    try FileManager.default.removeItem(at: project.url("output/tiny/reference.json"))
    #expect(try !project.run("report", "tiny").output.contains("PyTorch"))
    #expect(try !project.text("output/tiny/report.html").contains(reference.name))
  }

  @Test func aLaterRunUnderOtherSettingsIsNoCheck() throws {
    let first = ["run", "tiny", "--reference", "reference.json"] + settings
    #expect(try project.run(first).status == 0)
    let outcome = try project.run(["run", "tiny"] + settings(["train.clipNorm": 1]))
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains(
        "Next to \(reference.name), which ran something else. This is not a check, because the "
          + "two differ: train.clipNorm 1, reference 0.3."))
    let page = try project.text("output/tiny/report.html")
    #expect(!page.contains("Checked against"))
    #expect(page.contains("<td>train.<wbr>clipNorm</td><td>1</td><td>0.3</td>"))
  }

  @Test func lossesAreComparedAsFarAsBothHaveThem() throws {
    let outcome = try project.run(
      ["run", "tiny", "--reference", "reference.json"] + settings(["train.epochs": 2]))
    #expect(outcome.status == 0)
    let comparison = try #require(try comparison)
    #expect(comparison.steps.count == 12)
    #expect(comparison.verdict == .agrees)
    #expect(
      outcome.output.contains(
        "are not comparable: train.epochs 2, reference 5; train.steps 12, reference 30."))
  }

  @Test func otherTextsAreNotAlike() throws {
    try project.folder.write("One more.", to: "reviews/train/neg/0_1.txt")
    let outcome = try project.run(["run", "tiny", "--reference", "reference.json"] + settings)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("which ran something else"))
    #expect(outcome.output.contains("vocab.tokens "))
  }

  @Test(arguments: ["run", "report"]) func aFileThatIsNoneEndsEverything(command: String) throws {
    #expect(try project.run(["run", "tiny"] + settings).status == 0)
    let before = try project.text("output/tiny/report.html")
    let files = [
      "missing.json": nil, "empty.json": "", "text.json": "losses: 1, 2, 3",
      "schema.json": #"{"schema": 9}"#, "page.json": "<script>alert(1)</script>",
      "number.json": try project.text("reference.json")
        .replacing("\"tokens\": 32", with: "\"tokens\": NaN"),
    ]
    for (name, text) in files {
      if let text { try project.folder.write(text, to: name) }
      let outcome = try project.run(command, "tiny", "--reference", name)
      #expect(outcome.status == 2, "\(name)")
      #expect(outcome.errors.hasPrefix("error: \(name) is not a reference record: "))
      #expect(
        outcome.errors.hasSuffix("Give --reference a file that Tests/Reference/notebook.py wrote\n")
      )
      #expect(outcome.output == "")
    }
    #expect(!project.has("output/tiny/reference.json"))
    #expect(try project.text("output/tiny/report.html") == before)
  }

  @Test func beforeARunThereIsNothingToKeep() throws {
    let outcome = try project.run("report", "tiny", "--reference", "reference.json")
    #expect(outcome.status == 2)
    #expect(!project.has("output"))
  }

  @Test func anUntrainedRunKeepsItForLater() throws {
    let early = try project.run(
      ["run", "tiny", "--until", "model", "--reference", "reference.json"] + settings)
    #expect(early.status == 0)
    #expect(early.output.contains("The reference is kept; this run has no trained model"))
    let late = try project.run(["run", "tiny"] + settings)
    #expect(late.output.contains("Checked against \(reference.name). "))
  }

  /// The model was trained, but neither its losses nor the result that has them can be read.
  @Test(arguments: [["run", "tiny", "--until", "model"], ["report", "tiny"]])
  func lossesThatCannotBeReadSayWhatToRun(command: [String]) throws {
    #expect(try project.run(["run", "tiny", "--set", "train.epochs=1"]).status == 0)
    try FileManager.default.removeItem(at: project.url("output/cache"))
    try project.edit("output/tiny/steps/train.json") { _ in "{" }
    let options = command[0] == "run" ? ["--set", "train.epochs=1"] : []
    let outcome = try project.run(command + ["--reference", "reference.json"] + options)
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains(
        "The reference is kept; this run's losses can't be read, because "
          + "\(project.root.path)/output/tiny/steps/train.json is missing or damaged. To make them "
          + "again: walkthrough run tiny --set train.epochs=1\n"))
    #expect(!outcome.output.contains("no trained model"))
  }

  @Test func aKeptOneThatWasDamagedIsToldAndLeftOut() throws {
    let first = ["run", "tiny", "--reference", "reference.json"] + settings
    #expect(try project.run(first).status == 0)
    try project.edit("output/tiny/reference.json") { $0.replacing("\"steps\"", with: "\"stops\"") }
    let outcome = try project.run("report", "tiny")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.hasPrefix("note: \(project.root.path)/output/tiny/reference.json is not "))
    #expect(outcome.errors.hasSuffix("notebook.py wrote, or remove it\n"))
    #expect(try !project.text("output/tiny/report.html").contains(reference.name))
  }

  @Test func quietSaysNothing() throws {
    let outcome = try project.run(
      ["run", "tiny", "--quiet", "--reference", "reference.json"] + settings)
    #expect(outcome.status == 0)
    #expect(outcome.output == "" && outcome.errors == "")
    try project.edit("output/tiny/reference.json") { _ in "damaged" }
    let damaged = try project.run(["run", "tiny", "--quiet"] + settings)
    #expect(damaged.status == 0)
    #expect(damaged.output == "" && damaged.errors == "")
  }

  @Test(arguments: ["run", "report"]) func helpTeaches(command: String) throws {
    let help = try project.run(command, "--help").output
    #expect(help.contains("--reference <file.json>"))
    #expect(help.contains("Tests/Reference/notebook.py"))
  }
}
