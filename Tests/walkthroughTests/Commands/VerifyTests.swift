import Foundation
import Record
import TestSupport
import Testing

/// Runs that students handed in, verified by their teacher.
@Suite struct VerifyTests {
  /// With a run as the book has it, which students copy.
  private static let made = Result {
    let project = try Project()
    #expect(try project.run("run", "tiny", "--quiet", "--output", "class/plain").status == 0)
    return project
  }

  private let project: Project

  init() throws { project = try Project() }

  /// A student's run, in a folder of their own.
  private func handIn(_ student: String, _ settings: String...) throws {
    guard !settings.isEmpty else {
      try FileManager.default.createDirectory(
        at: project.url("class"), withIntermediateDirectories: true)
      return try FileManager.default.copyItem(
        at: Self.made.get().url("class/plain"), to: project.url("class/\(student)"))
    }
    let outcome = try project.run(
      ["run", "tiny", "--quiet", "--output", "class/\(student)"]
        + settings.flatMap { ["--set", $0] })
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  private func verify(_ arguments: String...) throws -> Child.Outcome {
    try project.run(["verify"] + arguments)
  }

  private func forge(_ student: String, _ change: (inout [String: Any]) -> Void) throws {
    try project.forge("class/\(student)/tiny", change)
  }

  private func forge(_ student: String, _ step: StepID, _ name: String, _ value: Any) throws {
    try project.forge("class/\(student)/tiny", step, name, value)
  }

  private func digest(_ student: String, _ name: String, of other: String) throws {
    let record = try JSONSerialization.jsonObject(
      with: Data(contentsOf: project.url("class/\(other)/tiny/run.json")))
    let files = (record as? [String: Any])?["files"] as? [String: String]
    try forge(student) { record in
      var own = record["files"] as? [String: String] ?? [:]
      own[name] = files?[name]
      record["files"] = own
    }
  }

  @Test func trueRecordsAreRanked() throws {
    try handIn("ann")
    try handIn("bob", "train.epochs=6", "model.hidden=9")
    let outcome = try verify("class")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    let header = try #require(lines.firstIndex { $0.first == "run" && $0.contains("place") })
    #expect(lines[header] == ["run", "place", "perplexity", "recorded", "record"])
    let rows = lines[(header + 1)...(header + 2)]
    #expect(Set(rows.map { $0[0] }) == ["ann", "bob"])
    #expect(rows.map { $0[1] } == ["1", "2"])
    #expect(rows.allSatisfy { $0[2] == $0[3] && $0[4] == "true" })
    #expect(outcome.output.contains("2 runs: 2 as recorded.\n"))
    #expect(outcome.output.hasSuffix("Page: \(project.root.path)/output/verify.html\n"))
    let page = try project.text("output/verify.html")
    #expect(page.contains("walkthrough run tiny"))
    #expect(page.contains("train.<wbr>epochs=6"))
    // The teacher's own run was made only as far as it is needed.
    #expect(!project.has("output/tiny"))
  }

  @Test(
    arguments: [
      (StepID.evaluate, "perplexity", 3.25), (.evaluate, "loss", 1.0), (.evaluate, "tokens", 7),
      (.evaluate, "unigramPerplexity", 999.0), (.evaluate, "ngramPerplexity", 999.0),
      (.vocab, "size", 3), (.load, "train.documents", 1), (.dataset, "test.tokens", 1),
      (.model, "parameters", 12),
    ] as [(StepID, String, Double)])
  func aChangedResultIsFound(step: StepID, name: String, value: Double) throws {
    try handIn("ann")
    try handIn("eve")
    let isWhole = value == value.rounded() && name != "loss" && !name.hasSuffix("Perplexity")
    try forge("eve", step, name, isWhole ? Int(value) as Any : value)
    let outcome = try verify("class/ann", "class/eve")
    #expect(outcome.status == 3, "\(outcome.errors)")
    #expect(outcome.output.contains("2 runs: 1 as recorded, 1 otherwise than recorded."))
    #expect(outcome.output.contains("eve: \(step).\(name) is "))
    #expect(try project.text("output/verify.html").contains("Not every record is true."))
  }

  /// Numbers of an earlier model are not taken for this one's.
  @Test func aStaleResultIsNone() throws {
    try handIn("eve")
    try forge("eve", .evaluate, "perplexity", 3.25)
    try forge("eve") { record in
      guard var steps = record["steps"] as? [[String: Any]] else { return }
      steps[StepID.evaluate.number - 1]["stale"] = "train: epochs 2 → 3"
      record["steps"] = steps
    }
    let outcome = try verify("class")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("not evaluated") && !outcome.output.contains("3.25"))
  }

  /// Someone else's model under one's own record.
  @Test func anotherModelIsFound() throws {
    try handIn("ann", "train.epochs=6")
    try handIn("eve")
    let weights = "tiny/model.safetensors"
    try FileManager.default.removeItem(at: project.url("class/eve/\(weights)"))
    try FileManager.default.copyItem(
      at: project.url("class/ann/\(weights)"), to: project.url("class/eve/\(weights)"))
    let torn = try verify("class/ann", "class/eve")
    #expect(torn.status == 0)
    #expect(torn.output.contains("eve: Its model.safetensors can't be read: it is not the file"))
    try digest("eve", "model.safetensors", of: "ann")
    let outcome = try verify("class/ann", "class/eve")
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("eve: evaluate.loss is "))
  }

  /// A test text that someone changed is not read at all.
  @Test func aHandedInTestTextIsNotBelieved() throws {
    try handIn("eve")
    for name in ["test.npy", "test-offsets.npy", "metrics.csv"] {
      try project.folder.write("nothing", to: "class/eve/tiny/\(name)")
    }
    let outcome = try verify("class/eve")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("1 run: 1 as recorded."))
  }

  @Test func whatCannotBeComparedIsNamed() throws {
    try handIn("ann", "vocab.maxTokens=9")
    try handIn("bob", "load.limit=20")
    let outcome = try verify("class")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("2 runs: 2 on another text or other words."))
    #expect(outcome.output.contains("ann: Its model predicts other words than those here: "))
    #expect(outcome.output.contains("vocab.maxTokens is 9, here "))
    #expect(outcome.output.contains("load.limit is 20, here 0."))
    // With the same settings here, they can be.
    let alike = try verify("class/ann", "--set", "vocab.maxTokens=9")
    #expect(alike.output.contains("1 run: 1 as recorded."), "\(alike.output)\(alike.errors)")
  }

  /// Reviews cut shorter are another task: the record can be true, but the ranking is on the
  /// sequences that all share.
  @Test func anotherLengthIsScoredOnBoth() throws {
    try handIn("ann", "dataset.length=8")
    let outcome = try verify("class")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("1 run: 1 as recorded."))
    let row = try #require(outcome.output.split(separator: "\n").first { $0.hasPrefix("tiny ") })
      .split(separator: " ")
    #expect(row[2] != row[3])
    #expect(outcome.output.contains("tiny: Its record is true of the test text as it was cut"))
    try forge("ann", .evaluate, "perplexity", 2.5)
    #expect(try verify("class").status == 3)
  }

  /// The model of the best epoch was evaluated, and is handed in beside the last.
  @Test func theBestEpochsModelIsScored() throws {
    try handIn(
      "ann", "train.epochs=12", "optimizer.learningRate=0.3", "evaluate.checkpoint=.best")
    #expect(project.has("class/ann/tiny/best.safetensors"))
    #expect(try verify("class").output.contains("1 run: 1 as recorded."))
    try FileManager.default.removeItem(at: project.url("class/ann/tiny/best.safetensors"))
    #expect(
      try verify("class").output.contains("Its best.safetensors can't be read: it is missing"))
  }

  @Test func aBrokenFolderStopsNoOther() throws {
    for student in ["ann", "bob", "cy", "dee", "eve", "fay"] { try handIn(student) }
    try project.folder.write("{", to: "class/bob/tiny/run.json")
    try project.folder.write("x", to: "class/cy/tiny/vocab.tsv")
    try FileManager.default.removeItem(at: project.url("class/dee/tiny/model.safetensors"))
    try forge("eve") { $0["book"] = "other" }
    // Reading from a pipe would wait for a writer.
    try FileManager.default.removeItem(at: project.url("class/fay/tiny/vocab.tsv"))
    mkfifo(project.url("class/fay/tiny/vocab.tsv").path, 0o600)
    let outcome = try verify("class", "--book", "tiny")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("6 runs: 1 as recorded, 1 on another text or other words, 4"))
    for reason in [
      "bob: Its run.json can't be read", "cy: Its vocab.tsv can't be read",
      "dee: Its model.safetensors can't be read: it is missing.",
      "eve: It is a run of the book other, not of tiny.", "fay: Its vocab.tsv can't be read",
    ] {
      #expect(outcome.output.contains(reason), "\(outcome.output)")
    }
  }

  @Test func whereThereIsNothingToVerifyItSaysSo() throws {
    try handIn("ann")
    try project.folder.write("hello", to: "empty/notes.txt")
    for (arguments, expected) in [
      (["nowhere"], "nowhere is not a folder; name the folders of the runs"),
      (["empty"], "there is no run.json in empty or the folders in it"),
      (["class", "--book", "tinny"], "there is no book 'tinny'"),
      ([], "Missing expected argument '<folder> ...'"),
    ] {
      let outcome = try project.run(["verify"] + arguments)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(expected), "\(outcome.errors)")
      #expect(!project.has("output/verify.html"))
    }
  }

  /// The files of a student are read, and left as they are.
  @Test func handedInFilesStay() throws {
    try handIn("ann")
    let folder = project.url("class/ann/tiny")
    let before = project.files("class")
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    }
    #expect(try verify("class", "--page", "pages/class.html").status == 0)
    #expect(project.files("class") == before)
    #expect(project.has("pages/class.html") && !project.has("output/verify.html"))
  }
}
