import Foundation
import TestSupport
import Testing

/// What AUTHORING.md teaches: the program prints it, and its examples are sound.
@Suite struct GuideTests {
  private static let guide = try! String(
    contentsOf: URL(filePath: #filePath).appending(path: "../../../../AUTHORING.md")
      .standardizedFileURL, encoding: .utf8)

  /// The blocks below comments such as `<!-- example: 01-load.md -->`, with the files they belong to.
  private static let examples: [(file: String, text: String)] = guide.matches(
    of: /<!-- example: (\S+) -->\n(`{3,})markdown\n(.*?)\n\2\n/.dotMatchesNewlines()
  ).map { (String($0.1), String($0.3)) }

  @Test func theProgramPrintsIt() throws {
    let project = try Project([:])
    let outcome = try project.run("help", "authoring")
    #expect(outcome.status == 0 && outcome.output == Self.guide)
    #expect(try project.run("help").output.contains("walkthrough help authoring"))
    #expect(try project.run("help", "run").output.contains("USAGE: walkthrough run"))
  }

  /// A book with all examples: a whole file where one begins with a title, otherwise at the end.
  private func book() throws -> Project {
    var book = TinyBook()
    for (file, text) in Self.examples where !text.hasPrefix("#") || text.hasPrefix("##") {
      let step = String(file.dropFirst(3).dropLast(3))
      book.prose[step, default: ""] += "\n\(text)\n"
    }
    let project = try Project(book)
    for (file, text) in Self.examples
    where text.hasPrefix("---") || text.hasPrefix("#") && !text.hasPrefix("##") {
      try project.folder.write("\(text)\n", to: "chapters/tiny/\(file)")
    }
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>"
    try project.folder.write(drawing, to: "chapters/tiny/figures/plot.svg")
    let notes = ["sum", "product"].map { "// snippet.\($0)\nlet \($0) = 1\n// snippet.end\n" }
    try project.folder.write(notes.joined(), to: "chapters/tiny/notes.swift")
    try project.folder.write("for a in b:\n  print(a)\n", to: "chapters/tiny/loop.py")
    return project
  }

  @Test func itsExamplesAreSound() throws {
    #expect(Self.examples.count >= 16)
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
    let all = Self.examples.map(\.text).joined(separator: "\n")
    for construct in [
      "```swift step", "```claim", "```predict ", "```flashcard", "```answer", "```figure ",
      "```math", "$`", "{{", "#figure:", "source=./", "beside=", "![", "[!NOTE]", "[^", "~~",
      "- [x]", "|--", "macros:", "language:", "- **", "https://",
    ] {
      #expect(all.contains(construct), "\(construct)")
    }
  }
}
