import Foundation
import Record
import TestSupport
import Testing

@Suite struct RunTests {
  @Test func theBookOfThisPackageRuns() throws {
    let project = try Project.withReviewsBook()
    let outcome = try project.run(
      ["run", "--data", "../reviews", "--threads", "2", "--recipe", "none"] + Project.quick,
      in: "chapters")
    try #require(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == "")
    #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\r"))
    let lines = outcome.output.split(separator: "\n")
    for (number, step) in TinyBook.steps.enumerated() {
      #expect(lines[number].hasPrefix("[\(number + 1)/8] \(step) "))
      #expect(lines[number].contains(" ran in "))
    }
    #expect(lines.last?.hasPrefix("Page: \(project.root.path)/output/imdb/report.html") == true)
    for file in ["report.html", "run.json", "metrics.csv", "model.safetensors", "vocab.tsv"] {
      #expect(project.has("output/imdb/\(file)"))
    }
    let record = try project.record("imdb")
    #expect(record.threads == 2)
    #expect(record.overrides["load.source"] == "\"../reviews\"")
    #expect(record.claims.count > 5)
    #expect(record.claims.allSatisfy { $0.state != .fails })
  }

  /// As with `--data`.
  @Test func weightsOnTheCommandLineStartFromTheWorkingFolder() throws {
    let project = try Project()
    #expect(try project.run("run", "tiny").status == 0)
    let model = Array(try Data(contentsOf: project.url("output/tiny/model.safetensors")))
    try project.folder.write(model, to: "elsewhere/weights.safetensors")
    let weights = ["--set", #"model.weights="weights.safetensors""#, "--set", "train.epochs=0"]
    let outcome = try project.run(["run", "tiny", "--as", "judged"] + weights, in: "elsewhere")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(Array(try Data(contentsOf: project.url("output/judged/model.safetensors"))) == model)
    let missing = try project.run(["run", "tiny", "--as", "judged"] + weights, in: "chapters")
    #expect(missing.status == 1)
    #expect(
      missing.errors.contains("there is no such file, at \(project.root.path)/chapters/weights"))
  }

  @Test func aTrainingThatDivergedEndsAsAFalseClaim() throws {
    let project = try Project()
    let outcome = try project.run(
      "run", "tiny", "--set", "optimizer.learningRate=10", "--set", "train.clipNorm=0")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("error: training diverged: the loss ended at "))
    let page = try String(contentsOf: project.url("output/tiny/report.html"), encoding: .utf8)
    #expect(page.contains("The model is worse than guessing."))
    let record = try project.record("tiny")
    #expect(record[.evaluate]?.results["perplexity"]?.number != nil)
    #expect(try project.run("report", "tiny").status == 3)
  }

  @Test func aSecondRunIsFresh() throws {
    let project = try Project()
    #expect(try project.run("run", "tiny").status == 0)
    let model = try Data(contentsOf: project.url("output/tiny/model.safetensors"))
    let outcome = try project.run("run", "tiny", "--threads", "1")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 9)
    #expect(lines.prefix(8).allSatisfy { $0.contains(" fresh. ") })
    #expect(try Data(contentsOf: project.url("output/tiny/model.safetensors")) == model)
  }

  @Test func quietPrintsNothing() throws {
    let project = try Project()
    let outcome = try project.run("run", "tiny", "--quiet", "--set", "train.epochs=1")
    #expect(outcome.status == 0)
    #expect(outcome.output == "" && outcome.errors == "")
    #expect(project.has("output/tiny/report.html"))
    // Nor from training that resumes where it ended.
    let longer = try project.run("run", "tiny", "--quiet")
    #expect(longer.status == 0)
    #expect(longer.output == "" && longer.errors == "")
    let told = try project.run("run", "tiny", "--set", "train.epochs=3")
    #expect(told.errors == "note: train: resuming after epoch 2\n")
  }

  @Test func aNameAndAFolderOfItsOwn() throws {
    let project = try Project()
    try project.folder.write("", to: "elsewhere/file")
    let outcome = try project.run(
      "run", "tiny", "--until", "vocab", "--as", "small.1", "--output", "runs", in: "elsewhere")
    #expect(outcome.status == 0)
    #expect(project.has("elsewhere/runs/small.1/run.json"))
    #expect(project.has("elsewhere/runs/small.1/vocab.tsv"))
    #expect(project.has("elsewhere/runs/cache/vocab"))
    #expect(!project.has("output"))
  }

  @Test func aFalseClaimOfTheBooksOwn() throws {
    var book = TinyBook()
    book.prose["train"] = TinyBook.claim("train.steps < 3")
    let project = try Project(book)
    let outcome = try project.run("run", "tiny")
    #expect(outcome.status == 3)
    #expect(
      outcome.errors
        == "chapters/tiny/07-train.md:8: error: the claim `train.steps < 3` is false: 10 < 3\n")
    #expect(try project.text("output/tiny/report.html").contains("train.steps &lt; 3"))
    let quiet = try project.run("run", "tiny", "--quiet")
    #expect(quiet.status == 3)
    #expect(quiet.output == "")
  }

  @Test func aFalseClaimUnderOtherSettings() throws {
    var book = TinyBook()
    book.prose["train"] = TinyBook.claim("train.steps > 9")
    let project = try Project(book)
    let outcome = try project.run("run", "tiny", "--set", "train.epochs=1")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output.contains(
        "chapters/tiny/07-train.md:8: the claim `train.steps > 9` does not hold for this run: "
          + "5 > 9\n"))
    // What remains of that run is not the book's either.
    let one = try project.run("run", "tiny", "--step", "load")
    #expect(one.status == 0)
    #expect(try project.run("run", "tiny").status == 0)
    #expect(try project.record().claims.map(\.state) == [.holds])
  }

  @Test func aLossThatIsNoNumber() throws {
    let project = try Project()
    let outcome = try project.run("run", "tiny", "--set", "optimizer.learningRate=1e300")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasPrefix(
        "chapters/tiny/07-train.md:4: error: training diverged at optimizer step 2"))
    #expect(
      outcome.errors.contains(
        "then run: walkthrough run tiny --from train --set optimizer.learningRate=1e300\n"))
    #expect(outcome.output.contains("[7/8] train     failed after "))
    #expect(outcome.output.contains("[8/8] evaluate  not run."))
    #expect(try project.text("output/tiny/report.html").contains("training diverged"))
    #expect(try project.record()[.train]?.state == .failed)
  }

  @Test func theHintRepeatsTheCommandLine() throws {
    let project = try Project()
    let outcome = try project.run(
      "run", "tiny", "--root", ".", "--output", "my runs", "--as", "other", "--seed", "7",
      "--data", "reviews", "--set", "optimizer.learningRate=1e300")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasSuffix(
        "then run: walkthrough run tiny --as other --root . --output 'my runs' --from train "
          + "--seed 7 --set optimizer.learningRate=1e300 --data reviews\n"), "\(outcome.errors)")
  }

  /// A continuation is stopped at its next word; without a stop this one has 100,000.
  @Test func aLongContinuationIsInterrupted() throws {
    var book = TinyBook()
    book.cells["vocab"] = "vocab(tokenizer: .words, specials: false, scope: .all)"
    book.cells["dataset"] = "dataset(framing: .windows, length: 6, validation: 0)"
    book.cells["evaluate"] =
      #"evaluate(prompts: ["the movie"], length: 100000, temperatures: [1, 1, 1])"#
    let project = try Project(book)
    let outcome = try project.child(["run", "tiny"]).run(interruptedAt: "[7/8]")
    #expect(outcome.status == 130)
    #expect(!outcome.output.contains("[8/8]"))
  }

  @Test func anInterruptedRunIsContinued() throws {
    let project = try Project()
    let outcome = try project.child(["run", "tiny", "--set", "train.epochs=100000"])
      .run(interruptedAt: "[6/8] optimizer")
    #expect(outcome.status == 130)
    #expect(outcome.errors.hasPrefix("interrupted after "))
    #expect(outcome.errors.hasSuffix("the same command continues from there\n"))
    #expect(!outcome.output.contains("[7/8]"))
    #expect(!project.has("output/tiny/model.safetensors"))
    let hidden = project.files("output").filter { $0.contains("/.") || $0.hasPrefix(".") }
    #expect(hidden.allSatisfy { $0.hasSuffix(".walkthrough") }, "\(hidden)")
    let next = try project.run("run", "tiny")
    #expect(next.status == 0)
    let lines = next.output.split(separator: "\n")
    #expect(lines.prefix(6).allSatisfy { $0.contains(" fresh. ") })
    #expect(lines[6].contains(" ran in ") && lines[7].contains(" ran in "))
  }

  @Test(arguments: ["output", "output/tiny", "output/cache"])
  func anOutputFolderThatCannotBeWritten(name: String) throws {
    let project = try Project()
    try project.folder.write("in the way", to: name)
    let outcome = try project.run("run", "tiny")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("error: \(project.root.path)/output"), "\(outcome.errors)")
    #expect(
      ["--output", "another folder"].contains(where: outcome.errors.contains), "\(outcome.errors)")
    #expect(try project.text(name) == "in the way")
  }

  @Test func aDamagedResultIsToldAndMadeAgain() throws {
    let project = try Project()
    #expect(try project.run("run", "tiny").status == 0)
    let key = try #require(try project.record()[.vocab]?.key)
    try project.edit("output/cache/vocab/\(key)/record.json") {
      $0.replacing("size", with: "seize")
    }
    let outcome = try project.run("run", "tiny")
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasPrefix("note: the stored result "))
    #expect(outcome.errors.contains("is damaged: its contents changed."))
    #expect(outcome.output.contains("[2/8] vocab     ran in "))
    #expect(outcome.output.contains("[3/8] dataset   fresh."))
  }
}
