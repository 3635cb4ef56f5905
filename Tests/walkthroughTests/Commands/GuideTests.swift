import TestSupport
import Testing

/// What AUTHORING.md teaches: the program prints it, and its examples are sound.
@Suite struct GuideTests {
  @Test func theProgramPrintsIt() throws {
    let project = try Project([:])
    let outcome = try project.run("help", "authoring")
    #expect(outcome.status == 0 && outcome.output == GuideExamples.guide)
    #expect(try project.run("help").output.contains("walkthrough help authoring"))
    #expect(try project.run("help", "run").output.contains("USAGE: walkthrough run"))
  }

  private func book() throws -> Project {
    let project = try Project()
    try GuideExamples.add(to: "tiny", in: project)
    return project
  }

  @Test func itsExamplesAreSound() throws {
    #expect(GuideExamples.all.count >= 16)
    let outcome = try book().run("check", "tiny")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("A small book: 9 chapters"))
  }

  @Test func itsExamplesAreOnThePage() throws {
    let project = try book()
    let outcome = try project.run("run", "tiny", "--until", "optimizer")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let page = try project.text("output/tiny/report.html")
    for piece in [
      "<html lang=\"en\">", "data:image/svg+xml;base64,", "class=\"callout callout-note\"",
      "id=\"chapter-homework\"", "class=\"listing-pair\"", "<code>notes.swift</code>",
      "print(a)", "class=\"card\"", "class=\"prediction\"", "class=\"claim claim-", "<s>struck</s>",
      "class=\"footnotes\"", "<dfn id=\"term-batch\">", "class=\"answer\"", "type=\"checkbox\"",
    ] {
      #expect(page.contains(piece), "\(piece)")
    }
  }

  /// Every kind of block that the parser knows has an example.
  @Test func everyConstructHasAnExample() {
    let all = GuideExamples.all.map(\.text).joined(separator: "\n")
    for construct in [
      "```swift step", "```claim", "```predict ", "```flashcard", "```answer", "```figure ",
      "```math", "$`", "{{", "#figure:", "source=./", "beside=", "![", "[!NOTE]", "[^", "~~",
      "- [x]", "|--", "macros:", "language:", "- **", "https://",
    ] {
      #expect(all.contains(construct), "\(construct)")
    }
  }
}
