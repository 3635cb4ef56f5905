import Files
import Foundation
import Pipeline
import Record
import Testing
import TestSupport

@Suite struct ReportTests {
  private let project: Project

  init() throws {
    project = try Project()
  }

  @Test func withoutARunThereIsNothingToRender() throws {
    let outcome = try project.run("report", "tiny")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("make a run first: walkthrough run tiny"))
    #expect(!project.has("output"))
  }

  @Test func thePageHasTheModelUnlessItsLimitForbidsIt() throws {
    func hasModel() throws -> Bool {
      try project.text("output/tiny/report.html").contains("id=\"model:data\"")
    }
    #expect(try project.run("run", "tiny", "--page-limit", "0").status == 0)
    #expect(try !hasModel())
    #expect(try project.run("report", "tiny").status == 0)
    #expect(try hasModel())
    let wrong = try project.run("report", "tiny", "--page-limit", "5000")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("--page-limit must be from 0 to 1000 megabytes, not 5000"))
  }

  @Test func rendersAgainAndRunsNothing() throws {
    #expect(try project.run("run", "tiny").status == 0)
    let page = try project.text("output/tiny/report.html")
    let record = try project.record()
    for path in ["output/tiny/report.html", "output/cache", "reviews"] {
      try FileManager.default.removeItem(at: project.url(path))
    }
    let outcome = try project.run("report", "tiny")
    #expect(outcome.status == 0)
    #expect(outcome.output == "Page: \(project.root.path)/output/tiny/report.html\n")
    #expect(try project.text("output/tiny/report.html") == page)
    #expect(try project.record() == record)
    #expect(!project.has("output/cache"))
  }

  @Test func claimsAreCheckedAnew() throws {
    #expect(try project.run("run", "tiny").status == 0)
    try project.edit("chapters/tiny/07-train.md") { $0 + TinyBook.claim("train.steps > 99") }
    let outcome = try project.run("report", "tiny")
    #expect(outcome.status == 3)
    #expect(outcome.errors.hasPrefix("chapters/tiny/07-train.md:9: error: the claim"))
    #expect(try project.record().claims.map(\.state) == [.fails])
    #expect(try project.text("output/tiny/report.html").contains("train.steps &gt; 99"))
    try project.edit("chapters/tiny/07-train.md") { $0.replacing("> 99", with: "> 9") }
    #expect(try project.run("report", "tiny").status == 0)
    #expect(try project.record().claims.map(\.state) == [.holds])
  }

  @Test func claimsOfARunWithOtherSettingsAreOnlyTold() throws {
    #expect(
      try project.run("run", "tiny", "--as", "short", "--set", "train.epochs=1").status == 0)
    try project.edit("chapters/tiny/07-train.md") { $0 + TinyBook.claim("train.steps > 99") }
    let outcome = try project.run("report", "tiny", "--as", "short")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("does not hold for this run: 5 > 99"))
    #expect(try project.record("short").claims.map(\.state) == [.doesNotHoldHere])
  }

  /// What another version of the program computed is computed again from the store.
  @Test func figuresOfAnotherVersionAreMadeAgain() throws {
    #expect(try project.run("run", "tiny").status == 0)
    let page = try project.text("output/tiny/report.html")
    let data = try project.text("output/tiny/steps/train.json")
    let record = try project.record()
    let stored = project.files("output/cache")
    var old = record
    old.figures = nil
    try project.folder.write(
      String(decoding: try JSONFile.data(old), as: UTF8.self), to: "output/tiny/run.json")
    try project.folder.write(#"{"steps": []}"#, to: "output/tiny/steps/train.json")
    let outcome = try project.run("report", "tiny")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(try project.text("output/tiny/report.html") == page)
    #expect(try project.text("output/tiny/steps/train.json") == data)
    #expect(try project.record() == record)
    #expect(project.files("output/cache") == stored)
  }

  @Test func figuresThatCannotBeMadeSayWhatToRun() throws {
    #expect(try project.run("run", "tiny", "--set", "train.epochs=1").status == 0)
    try FileManager.default.removeItem(at: project.url("output/cache"))
    try project.edit("output/tiny/steps/loader.json") { _ in "{}" }
    let outcome = try project.run("report", "tiny")
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasPrefix("note: the figures of loader are out of date or missing"))
    #expect(outcome.errors.hasSuffix("walkthrough run tiny --set train.epochs=1\n"))
    let page = try project.text("output/tiny/report.html")
    #expect(page.contains("The loss during training") && !page.contains("A batch and its padding"))
    #expect(try project.run("run", "tiny", "--set", "train.epochs=1").status == 0)
    #expect(try project.text("output/tiny/report.html").contains("A batch and its padding"))
  }
}
