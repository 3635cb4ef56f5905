import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `walkthrough publish`.
@Suite struct PublishTests {
  private static let books = {
    var book = TinyBook()
    book.prose["train"] = "```predict train.steps\nHow many?\n---\nZebras foretold.\n```"
    return ["tiny": book, "other": TinyBook()]
  }()

  /// With the runs that each test begins with.
  private static let made = Result {
    let project = try Project(books)
    #expect(try project.run("run", "tiny").status == 0)
    #expect(try project.run("run", "other", "--until", "load", "--seed", "9").status == 0)
    return project
  }

  private let project: Project

  init() throws {
    project = try Project(Self.books)
    try FileManager.default.copyItem(at: Self.made.get().url("output"), to: project.url("output"))
  }

  private func addRun() throws {
    let run = try project.run("run", "tiny", "--as", "longer", "--set", "train.epochs=3")
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func aSiteHasAnIndexPagesComparisonsAndAFeed() throws {
    try addRun()
    let before = project.files("output")
    let outcome = try project.run("publish", "a site")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output == "Site: \(project.root.path)/a site/index.html (7 files, 7 written)\n")
    #expect(project.files("output") == before)
    #expect(
      project.files("a site") == [
        ".nojekyll", ".walkthrough", "compare-tiny.html", "feed.xml", "index.html", "longer",
        "longer/report.html", "other", "other/report.html", "tiny", "tiny/report.html",
      ])
    let index = try project.text("a site/index.html")
    #expect(index.contains("2 books, 3 runs."))
    for piece in [
      #"<a href="longer/report.html">longer</a>"#, #"<a href="compare-tiny.html">"#,
      "<code>train.epochs=3</code>", "as in the book", " of 8 steps have run.", "test perplexity",
      #"<link rel="alternate" type="application/atom+xml" href="feed.xml">"#,
    ] {
      #expect(index.contains(piece), "\(piece)")
    }
    // Whatever a link leads to is in the folder.
    try project.expectLinksBetweenPages(in: "a site")
    let feed = try project.text("a site/feed.xml")
    #expect(XMLParser(data: Data(feed.utf8)).parse())
    #expect(feed.matches(of: /<entry>/).count == 3 && !feed.contains("http://localhost"))
  }

  /// A page in the site has a way back, and links to those books alone that the site has.
  @Test func pagesLinkToEachOther() throws {
    try addRun()
    try project.edit("chapters/other/01-load.md") {
      $0 + "\nSee [training](../tiny/07-train.md) and [reviews](../imdb/README.md).\n"
    }
    let publish = ["publish", "site", "--title", "Ours & yours"]
    #expect(try project.run(publish).status == 0)
    let back = #"<a href="../index.html">← Ours &amp; yours</a>"#
    for run in ["tiny", "longer", "other"] {
      #expect(try project.text("site/\(run)/report.html").contains(back))
      #expect(try !project.text("output/\(run)/report.html").contains("index.html"))
    }
    #expect(
      try project.text("site/compare-tiny.html").contains(
        #"<a href="index.html">← Ours &amp; yours</a>"#))
    let other = try project.text("site/other/report.html")
    #expect(other.contains(#"<a href="../tiny/report.html#train">training</a> and reviews."#))
    try project.expectLinksBetweenPages(in: "site")
    // Another run of the book has its chapters, too.
    #expect(try project.run(publish + ["longer", "other"]).status == 0)
    #expect(
      try project.text("site/other/report.html").contains(#"href="../longer/report.html#train""#))
    #expect(try project.run("report", "other").status == 0)
    #expect(
      try project.text("output/other/report.html").contains(#"href="../imdb/report.html#top""#))
  }

  @Test func publishingAgainWritesWhatChanged() throws {
    #expect(try project.run("publish", "site").status == 0)
    let feed = try project.text("site/feed.xml")
    let same = try project.run("publish", "site")
    #expect(same.output.hasSuffix("(5 files, 0 written)\n"), "\(same.output)")
    #expect(try project.text("site/feed.xml") == feed)
    try addRun()
    try FileManager.default.removeItem(at: project.url("output/other"))
    let changed = try project.run("publish", "site")
    #expect(changed.output.contains(", 1 removed)"), "\(changed.output)")
    #expect(!project.has("site/other") && project.has("site/longer/report.html"))
    // The runs that were there keep their ids, and so does the feed.
    let ids = feed.matches(of: /<id>([^<]*)<\/id>/).map { String($0.1) }
    let newIDs = try project.text("site/feed.xml").matches(of: /<id>([^<]*)<\/id>/).map {
      String($0.1)
    }
    #expect(newIDs.first == ids.first && Set(newIDs).intersection(ids).count == 2)
  }

  @Test func namesOfAnyKindAreText() throws {
    let name = "<script>alert('&')"
    try FileManager.default.copyItem(
      at: project.url("output/tiny"), to: project.url("output/\(name)"))
    #expect(try project.run("publish", "site", "--title", "A & B <i>").status == 0)
    let index = try project.text("site/index.html")
    #expect(!index.contains("<script>alert") && !index.contains("<i>"))
    #expect(index.contains("href=\"%3Cscript%3Ealert%28%27%26%27%29/report.html\""))
    #expect(project.has("site/\(name)/report.html"))
    #expect(XMLParser(data: Data(try project.text("site/feed.xml").utf8)).parse())
  }

  @Test func theFeedHasCompleteAddressesOnRequest() throws {
    let publish = ["publish", "site", "tiny", "--base-url", "https://name.github.io/book"]
    #expect(try project.run(publish).status == 0)
    let feed = try project.text("site/feed.xml")
    #expect(feed.contains(#"<link href="https://name.github.io/book/tiny/report.html"/>"#))
    #expect(!(try project.text("site/index.html")).contains("https://name"))
    let wrong = try project.run("publish", "site", "--base-url", "javascript:alert(1)")
    #expect(wrong.status == 2 && wrong.errors.contains("--base-url must be an address"))
  }

  @Test func anEditionHoldsForAllPages() throws {
    #expect(try project.run("publish", "site", "--edition", "student").status == 0)
    let page = try project.text("site/tiny/report.html")
    #expect(page.contains("How many?") && !page.contains("Zebras"))
  }

  @Test func whatCannotBePublishedIsToldAndNothingIsWritten() throws {
    let unknown = try project.run("publish", "site", "tinny")
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean 'tiny'?"))
    #expect(!project.has("site"))
    try project.folder.write("mine", to: "mine/notes.txt")
    let foreign = try project.run("publish", "mine")
    #expect(foreign.status == 2)
    #expect(foreign.errors.contains("holds files that walkthrough did not write"))
    #expect(project.files("mine") == ["notes.txt"])
    try project.folder.write("mine", to: "docs/README.md")
    #expect(try project.run("export", "markdown", "tiny", "--to", "docs").status == 2)
    #expect(project.files("docs") == ["README.md"])
    try project.folder.write("{", to: "output/other/run.json")
    let damaged = try project.run("publish", "site")
    #expect(damaged.status == 0)
    #expect(damaged.errors.contains("note: left out: "), "\(damaged.errors)")
    #expect(try project.run("publish", "site", "other").status == 2)
    let none = try project.run("publish", "site", "--output", "nothing")
    #expect(none.status == 2 && none.errors.contains("to publish; make one first: walkthrough run"))
  }

  @Test func aWorkflowUploadsTheFolder() throws {
    let publish = ["publish", "docs/a site", "tiny", "--github-workflow"]
    #expect(try project.run(publish).status == 0)
    let workflow = try project.text(".github/workflows/pages.yml")
    #expect(workflow.contains("path: 'docs/a site'") && workflow.contains("['docs/a site/**']"))
    #expect(try project.run(publish).status == 0)
    try project.folder.write("mine", to: ".github/workflows/pages.yml")
    let refused = try project.run(publish)
    #expect(refused.status == 2 && refused.errors.contains("a workflow of your own"))
    #expect(try project.text(".github/workflows/pages.yml") == "mine")
  }
}
