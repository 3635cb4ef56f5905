import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `walkthrough export markdown`.
@Suite struct ExportMarkdownTests {
  private let project: Project

  init() throws {
    var book = TinyBook()
    book.introduction = "Go to [training](07-train.md#the-end), or [away](../other/01-load.md)."
    book.prose["train"] = """
      The run took {{train.steps}} steps, as [figure](#figure:loss) shows.

      ## The end

      Back to [the data](01-load.md). A formula: $`\\frac{a}{b}`$.

      | word | count |
      |---|--:|
      | `a|b` is *one* | {{train.steps}} |

      ```claim
      train.steps > 0
      ```

      ```predict train.steps
      How many steps?
      ---
      Because of {{loader.batches}} batches: zebras foretold.
      ```
      """.replacing("`a|b`", with: "`a\\|b`")
    project = try Project(book)
    #expect(try project.run("run", "tiny").status == 0)
  }

  @Test func chaptersAreFilledInAndTheirLinksWork() throws {
    let before = project.files("output")
    let outcome = try project.run("export", "markdown", "tiny", "--to", "a folder")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "Chapters: \(project.root.path)/a folder/README.md\n")
    #expect(project.files("output") == before)
    let files = project.files("a folder")
    for step in TinyBook.steps { #expect(files.contains(TinyBook.file(step))) }
    let train = try project.text("a folder/07-train.md")
    #expect(train.contains("The run took 10 steps, as [figure 7.1](#figure-7-1) shows."))
    #expect(train.contains("<a id=\"figure-7-1\"></a>\n\n**Figure 7.1."))
    #expect(train.contains("| `a\\|b` is *one* | 10 |"))
    #expect(train.contains("$`\\frac{a}{b}`$"))
    #expect(train.contains("> ✓ **Claim holds:** `train.steps > 0`"))
    #expect(train.contains("| optimizer steps | 10 | `train.steps` |"))
    #expect(train.contains("zebras foretold"))
    try project.expectLinksBetweenMarkdownFiles(in: "a folder")
    let readme = try project.text("a folder/README.md")
    #expect(readme.contains("Go to [training](07-train.md#the-end), or away."))
  }

  @Test func drawingsAreCompleteFiles() throws {
    #expect(try project.run("export", "markdown", "tiny", "--to", "out").status == 0)
    let drawings = project.files("out/figures")
    #expect(drawings.count > 10)
    for name in drawings {
      let svg = try project.text("out/figures/\(name)")
      let parser = XMLParser(data: Data(svg.utf8))
      #expect(parser.parse(), "\(name): \(String(describing: parser.parserError))")
      #expect(!svg.contains("var(") && !svg.contains("light-dark("), "\(name)")
      #expect(svg.hasPrefix(#"<svg xmlns="http://www.w3.org/2000/svg""#))
    }
  }

  @Test func anEditionForStudentsHasNoAnswers() throws {
    #expect(
      try project.run("export", "markdown", "tiny", "--to", "out", "--edition", "student").status
        == 0)
    let train = try project.text("out/07-train.md")
    #expect(train.contains("How many steps?") && !train.contains("zebras"))
  }

  @Test func exportingAgainReplacesItsOwnFilesAlone() throws {
    let export = ["export", "markdown", "tiny", "--to", "out"]
    #expect(try project.run(export).status == 0)
    try project.folder.write("mine", to: "out/notes.txt")
    try project.folder.write("gone", to: "out/figures/mine.svg")
    #expect(try project.run(export).status == 0)
    #expect(try project.text("out/notes.txt") == "mine")
    try project.folder.write("mine", to: "other/notes.txt")
    let refused = try project.run("export", "markdown", "tiny", "--to", "other")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("holds files that walkthrough did not write"))
    #expect(project.files("other") == ["notes.txt"])
    let unknown = try project.run("export", "markdown", "tinny")
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean 'tiny'?"))
  }

  @Test func aRunThatStoppedEarlySaysSo() throws {
    #expect(
      try project.run("run", "tiny", "--as", "early", "--until", "load", "--seed", "9").status == 0)
    #expect(try project.run("export", "markdown", "early", "--to", "out").status == 0)
    #expect(try project.text("out/08-evaluate.md").contains("*This run did not get to step 8.*"))
  }
}
