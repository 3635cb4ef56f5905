import Foundation
import TestSupport
import Testing

@testable import Chapters

@Suite struct GlossaryTests {
  /// The glossary of a book with this GLOSSARY.md.
  private func glossary(_ text: String) throws -> Glossary? {
    let folder = try TemporaryFolder()
    try folder.write("# Book\n", to: "README.md")
    try folder.write("# Load\n\n```swift step\nload()\n```\n", to: "01-load.md")
    try folder.write(text, to: "GLOSSARY.md")
    return try Book.read(
      .folder(folder.url), name: "b", displayPath: "b", stepNames: ["load"]
    ).glossary
  }

  @Test func isAListOfTerms() throws {
    let glossary = try #require(
      try glossary(
        """
        # Words

        - **token**: a word
          or a *mark*.
        - **perplexity**: $`e^L`$, here {{a.b}}

        """))
    #expect(glossary.title == "Words")
    #expect(glossary.entries.map(\.term) == ["token", "perplexity"])
    #expect(
      glossary.entries[0].definition == [
        .text("a word"), .softBreak, .text("or a "), .emphasis([.text("mark")]), .text("."),
      ])
    #expect(glossary.entries.map(\.location.line) == [3, 5])
    #expect(glossary.entries[0].location.file == "b/GLOSSARY.md")
    #expect(glossary.entries[1].definition.first == .math("e^L"))
    #expect(glossary.blocks.inlineValues.map(\.name) == ["a.b"])
  }

  @Test func aTermCanHaveOtherForms() throws {
    let glossary = try #require(
      try glossary("# G\n\n- **Stapel**, **Stapeln**, **Stapels**: zugleich gelesen\n"))
    #expect(glossary.entries[0].term == "Stapel")
    #expect(glossary.entries[0].forms == ["Stapeln", "Stapels"])
    #expect(glossary.entries[0].definition == [.text("zugleich gelesen")])
  }

  @Test func isOptional() throws {
    let book = try Book.read(
      .folder(fixture("book")), name: "book", displayPath: "book", stepNames: ["load", "vocab"])
    #expect(book.glossary == nil)
  }

  @Test(arguments: [
    ("# G\n\nSome words.\n", "3:1: this is no list of terms; write '- **term**: definition'"),
    ("# G\n\n1. **a**: b\n", "3:1: this is no list of terms"),
    ("# G\n\n- **a** and **b**: c\n", "3:1: this is no definition"),
    ("# G\n\n- **a**, **b**\n", "3:1: this is no definition"),
    ("# G\n\n- **a**, : c\n", "3:1: this is no definition"),
    ("# G\n\n- **a**, **b**: c\n- **B**: d\n", "4:1: 'B' is defined on line 3 already"),
    ("# G\n\n- **a**: b\n- c: d\n", "4:1: this is no definition; write '- **term**"),
    ("# G\n\n- **a**: b\n- **c** d\n", "4:1: this is no definition"),
    ("# G\n\n- **a**:\n", "3:1: this is no definition"),
    ("# G\n\n- **a**: b\n\n  c\n", "3:1: this is no definition"),
    ("# G\n\n- **a**: b\n- **A**: c\n", "4:1: 'A' is defined on line 3 already; remove one"),
    ("# G\n\n- **a**: $x$\n", "3:10: a formula between bare"),
    ("# G\n\n```swift step\nload()\n```\n", "3:1: a glossary can't hold a step cell"),
    ("- **a**: b\n", "1:1: the file does not begin with its title"),
  ])
  func saysWhereItIsNone(text: String, message: String) throws {
    let found = mistakes { try glossary(text) }
    #expect(found.first?.hasPrefix(message) == true, "\(found)")
  }
}
