import Foundation
import Record
import TestSupport
import Testing

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
}
