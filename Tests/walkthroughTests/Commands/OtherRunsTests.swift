import Foundation
import TestSupport
import Testing

/// Runs in one folder stand beside each other in the figure of the losses.
@Suite struct OtherRunsTests {
  private let project: Project

  init() throws { project = try Project(["tiny": TinyBook(), "other": TinyBook()]) }

  private func names() throws -> [String] {
    try project.text("output/tiny/report.html").matches(of: /class="curves-name">(.+?)</)
      .map { String($0.output.1) }
  }

  @Test func aReportFindsTheRunsMadeSince() throws {
    for arguments in [
      ["tiny"], ["other"], ["tiny", "--as", "longer", "--set", "train.epochs=3"],
      ["tiny", "--as", "cut", "--set", "dataset.length=8"],
      ["tiny", "--as", "started", "--until", "vocab"],
      ["tiny", "--as", "broken", "--set", "optimizer.learningRate=0.02"],
    ] {
      #expect(try project.run(["run"] + arguments).status == 0)
    }
    try project.folder.write("{", to: "output/broken/run.json")
    #expect(try names() == [], "the first run had none beside it")
    let other = try project.text("output/other/report.html")
    #expect(try project.run("report", "tiny").status == 0)
    #expect(try names() == ["longer"])
    let page = try project.text("output/tiny/report.html")
    #expect(page.contains("<code>train.epochs = 3</code></span>"))
    #expect(page.contains("another version counted them: cut.</p>"))
    #expect(try project.text("output/other/report.html") == other)

    // Losses that were changed are no longer those of the run.
    try project.folder.write("{}", to: "output/longer/steps/train.json")
    #expect(try project.run("report", "tiny").status == 0)
    #expect(try names() == [])
  }
}
