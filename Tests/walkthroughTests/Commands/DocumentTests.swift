import Foundation
import TestSupport
import Testing

/// Markdown that people write: on the page, or told with its place. Nothing is lost without a word.
@Suite struct DocumentTests {
  /// A project whose first chapter ends in `text`, with a drawing beside it.
  private func project(_ text: String, introduction: String? = nil) throws -> Project {
    var book = TinyBook()
    book.prose["load"] = text
    if let introduction { book.introduction = introduction }
    let project = try Project(book)
    try project.folder.write(Self.drawing, to: "chapters/tiny/figures/plot.svg")
    return project
  }

  private static let drawing = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>
    """

  private func mistakes(_ text: String) throws -> [String] {
    let outcome = try project(text).run("check", "tiny")
    return outcome.errors.split(separator: "\n").map(String.init)
  }

  private func page(_ text: String) throws -> String {
    let project = try project(text)
    let outcome = try project.run("run", "tiny", "--until", "load")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try project.text("output/tiny/report.html")
  }

  @Test func picturesAreInThePage() throws {
    let page = try page("![a plot of two lines](figures/plot.svg)")
    let data = Data(Self.drawing.utf8).base64EncodedString()
    #expect(
      page.contains(
        "<img src=\"data:image/svg+xml;base64,\(data)\" alt=\"a plot of two lines\" width=\"9\" "
          + "height=\"9\">"))
    #expect(!page.contains("alert(1)"))
    #expect(page.contains("img-src data:"))
  }

  @Test func aMissingPictureIsAnError() throws {
    let found = try mistakes("![a](figures/none.png \"a title\")\n\n![b](figures/plto.svg)")
    #expect(found.count == 2)
    #expect(found[0].contains("01-load.md:7:1: error: there is no file 'figures/none.png'"))
    #expect(found[1].contains("did you mean 'figures/plot.svg'?"))
  }

  @Test func deadLinksAreNamed() throws {
    let found = try mistakes(
      """
      See [the set](03-dataset.md#no-such), [gone](12-gone.md), [here](#nowhere),
      [typo](07-trian.md), [upper](07-Train.md), [fine](#run-1).

      ## Run

      ## Run
      """)
    let places = found.map { String($0.split(separator: " ")[0].split(separator: "/").last ?? "") }
    #expect(places == ["7:5:", "7:39:", "7:59:", "8:1:", "8:22:"].map { "01-load.md:\($0)" })
  }

  @Test func idsAreUnique() throws {
    let page = try page(
      """
      ## Title

      ## Run

      ## Run

      ## 🎉

      ## Footnote 1

      A claim.[^1]

      ```flashcard
      ## Run
      ---
      ## Run
      ```

      [^1]: ## Data
      """)
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(ids.count > 30)
    let twice = Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys
    #expect(twice.isEmpty, "\(twice)")
    let targets = page.matches(of: #/ href="#([^"]*)"/#).map { String($0.1) }
    #expect(Set(targets).subtracting(ids).isEmpty)
  }

  @Test func formulasAreCheckedByKaTeX() throws {
    let found = try mistakes(
      "Inline $`\\frac{1}{`$ and $`\\undefinedmacro x`$.\n\n"
        + "```math\n\\gdef\\norm#1{\\lVert #1 \\rVert}\n\\norm{x}\n```\n\nAgain $`\\norm{y}`$.")
    #expect(found.count == 2, "\(found)")
    #expect(found[0].contains("01-load.md:7:19: error: the formula can't be set: Unexpected end"))
    #expect(
      found[1].contains("01-load.md:7:28: error: the formula can't be set: Undefined control"))
    // So does a run, before anything is trained.
    let run = try project("$`\\frac{1}{`$").run("run", "tiny")
    #expect(run.status == 2 && run.errors.contains("the formula can't be set"))
  }

  @Test func titlesHaveFormulasAndCode() throws {
    let project = try project("")
    try project.edit("chapters/tiny/01-load.md") {
      $0.replacing("# The load step", with: "# Load $`w_1, \\dots, w_T`$ with `load()` & *care*")
    }
    try project.edit("chapters/tiny/README.md") {
      $0.replacing("# A tiny book", with: "---\nlanguage: de\n---\n# A *tiny* $`\\alpha`$ book")
    }
    #expect(try project.run("run", "tiny", "--until", "load").status == 0)
    let page = try project.text("output/tiny/report.html")
    let title =
      "<span class=\"math\">w_1, \\dots, w_T</span> with <code>load()</code> &amp; <em>care</em>"
    #expect(page.contains("</span> Load \(title)</h2>"))
    #expect(page.contains("<span class=\"contents-name\">Load \(title)</span>"))
    #expect(page.contains("<h1>A <em>tiny</em> <span class=\"math\">\\alpha</span> book</h1>"))
    #expect(page.contains("<title>A tiny α book · tiny</title>"))
    #expect(page.contains("<html lang=\"de\">"))
  }

  @Test func macrosOfTheBookAreInThePage() throws {
    let project = try project("$`\\norm{x}`$")
    try project.edit("chapters/tiny/README.md") {
      "---\nmacros:\n  \\norm: '\\lVert #1 \\rVert'\n---\n" + $0
    }
    #expect(try project.run("check", "tiny").status == 0)
    #expect(try project.run("run", "tiny", "--until", "load").status == 0)
    let page = try project.text("output/tiny/report.html")
    #expect(page.contains(#"data-macros="{&quot;\\norm&quot;:&quot;\\lVert #1 \\rVert&quot;}""#))
  }

  @Test func chaptersWithoutAStepHaveTheirPlace() throws {
    let project = try project("See [the end](09-homework.md#exercise).")
    try project.folder.write("# Welcome\n\nHello.", to: "chapters/tiny/00-welcome.md")
    try project.folder.write(
      "# Homework\n\n```flashcard\nQ\n---\nA\n```\n\n## Exercise\n\nWhy?\n\n```answer\nSo.\n```",
      to: "chapters/tiny/09-homework.md")
    let check = try project.run("check", "tiny")
    #expect(check.output.contains("A tiny book: 10 chapters"))
    #expect(try project.run("run", "tiny", "--until", "load").status == 0)
    let page = try project.text("output/tiny/report.html")
    let places = [
      "<section class=\"chapter prose\" id=\"chapter-welcome\"", "id=\"load\"", "id=\"evaluate\"",
      "<section class=\"chapter prose\" id=\"chapter-homework\"",
    ].map { page.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(page.contains("<h2 id=\"chapter-welcome:title\">Welcome</h2>"))
    #expect(page.contains("href=\"#chapter-homework-exercise\""))
    #expect(page.contains("Exercise 1 of “Homework”"))
    let cards = try project.run("cards", "tiny", "--export", "anki", "--chapter", "homework")
    #expect(cards.output.contains("\tQ\tA\twalkthrough::tiny::homework"))
  }

  @Test func listingsQuoteFilesOfTheBook() throws {
    let project = try project("```python source=./loop.py#loop\n```")
    try project.folder.write(
      "# snippet.loop\nfor a in b: pass\n# snippet.end", to: "chapters/tiny/loop.py")
    #expect(try project.run("check", "tiny").status == 0)
    try project.edit("chapters/tiny/loop.py") { $0.replacing("snippet.loop", with: "snippet.lop") }
    #expect(
      try project.run("check", "tiny").errors.contains("loop.py has no part 'loop'; did you mean"))
  }
}
