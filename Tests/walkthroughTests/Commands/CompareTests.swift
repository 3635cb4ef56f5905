import Foundation
import TestSupport
import Testing

@Suite struct CompareTests {
  private let project: Project

  init() throws {
    project = try Project(["tiny": TinyBook(), "other": TinyBook()])
  }

  private func make(_ arguments: String...) throws {
    let outcome = try project.run(["run"] + arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func aRunBesideItsBooks() throws {
    try make("tiny")
    try make("tiny", "--as", "longer", "--set", "train.epochs=3", "--seed", "7")
    let before = project.files("output")
    let outcome = try project.run("compare", "longer")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines[0] == ["settings", "that", "differ", "tiny", "longer"])
    #expect(lines[1] == ["seed", "42", "7"])
    #expect(lines[2] == ["train.epochs", "2", "3"])
    #expect(lines[3] == ["results", "tiny", "longer"])
    #expect(lines.contains { $0.starts(with: ["test", "perplexity"]) && $0.count == 4 })
    #expect(outcome.output.contains("The lowest test perplexity is "))
    #expect(outcome.output.hasSuffix("Page: \(project.root.path)/output/compare.html\n"))
    let page = try project.text("output/compare.html")
    #expect(page.contains("<td>train.<wbr>epochs</td><td>2</td><td>3</td>"))
    #expect(page.contains("longer, validation"))
    #expect(project.files("output") == before.union(["compare.html"]))
  }

  @Test func aPlaceForThePage() throws {
    try make("tiny", "--output", "runs")
    try make("tiny", "--output", "runs", "--as", "two", "--set", "model.hidden=7")
    let outcome = try project.run(
      "compare", "two", "tiny", "--output", "runs", "--page", "pages/both.html")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try project.text("pages/both.html")
        .contains("<td>model.<wbr>hidden</td><td>7</td><td>6</td>"))
    #expect(!project.has("runs/compare.html") && !project.has("output"))
  }

  @Test func runsFromAnyFolder() throws {
    try make("tiny")
    for student in ["ann", "bob"] {
      try make("tiny", "--output", "class/\(student)", "--seed", "7")
    }
    let one = try project.run("compare", "class/ann/tiny")
    #expect(one.status == 0, "\(one.errors)")
    #expect(one.output.contains("settings that differ   tiny"))
    let all = try project.run("compare", "tiny", "class")
    #expect(all.status == 0, "\(all.errors)")
    #expect(all.output.hasPrefix("settings that differ   tiny   ann   bob\n"))
  }

  @Test func anyNumberOfRuns() throws {
    for index in 1...8 {
      try make("tiny", "--output", "many", "--as", "r\(index)", "--set", "train.epochs=\(index)")
    }
    let outcome = try project.run("compare", "many")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    for index in 1...8 {
      #expect(
        lines.contains { $0.hasPrefix("r\(index) ") && $0.hasSuffix("train.epochs \(index)") })
    }
    #expect(outcome.output.contains("The lowest test perplexity of 8 is "))
  }

  @Test func whatCannotBeComparedIsToldAndNothingIsWritten() throws {
    let none = try project.run("compare", "tiny")
    #expect(none.status == 2)
    #expect(none.errors.hasSuffix("; make one first: walkthrough run\n"))
    try make("tiny", "--until", "load")
    try make("other", "--until", "load")
    for (arguments, expected) in [
      (["tinny"], "there is no run 'tinny' in \(project.root.path)/output; did you mean 'tiny'?"),
      (["tiny", "cache"], "there is no run 'cache'"),
      (["tiny", "../output/tiny"], "there is no run '../output/tiny'"),
      (["tiny"], "one run alone can't be compared; name two or more"),
      (["tiny", "tiny"], "the run 'tiny' is named twice"),
      (["tiny", "other"], "'tiny' is a run of the book tiny and 'other' one of other"),
      ([], "Missing expected argument '<run> ...'"),
      (["tiny", "--frobnicate"], "--frobnicate"),
    ] {
      let outcome = try project.run(["compare"] + arguments)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    }
    try project.folder.write("{", to: "output/other/run.json")
    let damaged = try project.run("compare", "tiny", "other")
    #expect(damaged.status == 2)
    #expect(damaged.errors.contains("output/other/run.json is damaged or was made by another"))
    #expect(!project.has("output/compare.html"))
  }

  @Test func aPageOfOthersIsLeftAlone() throws {
    try make("tiny", "--until", "vocab")
    try make("tiny", "--until", "vocab", "--as", "two")
    try project.folder.write("in the way", to: "output/compare.html/file")
    let outcome = try project.run("compare", "two")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("error: \(project.root.path)/output/compare.html was not "))
    #expect(project.has("output/compare.html/file"))
  }
}
