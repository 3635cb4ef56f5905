import Testing

@testable import Chapters

/// The lines above the title of a book's README.md.
@Suite struct BookHeaderTests {
  private func read(_ text: String) -> (header: BookHeader?, mistakes: [String], title: String) {
    let (lines, body) = BookHeader.split(SourceText(file: "README.md", text: text.utf8))
    var found: [Diagnostic] = []
    let header = lines.map { BookHeader($0, &found) }
    return (
      header, found.map { "\($0.location.line):\($0.location.column): \($0.message)" }, body.string
    )
  }

  @Test func hasALanguageAndMacros() {
    let (header, mistakes, rest) = read(
      #"""
      ---
      # of the whole book
      language: de
      macros:
        \norm: '\lVert #1 \rVert'
        \R: \mathbb{R}

        \quote: 'it''s'
      ---
      # Titel
      """#)
    #expect(mistakes.isEmpty)
    #expect(header?.language == "de")
    #expect(
      header?.macros == [
        BookHeader.Macro(name: #"\norm"#, tex: #"\lVert #1 \rVert"#),
        BookHeader.Macro(name: #"\R"#, tex: #"\mathbb{R}"#),
        BookHeader.Macro(name: #"\quote"#, tex: "it's"),
      ])
    #expect(rest == "# Titel")
  }

  @Test(arguments: ["# Title", "---\n# Title", "", "---", "text\n---\n---\n", "----\na\n---"])
  func isNotNeeded(text: String) {
    #expect(read(text).header == nil)
    #expect(read(text).title == text)
  }

  @Test(arguments: [
    ("languag: de", "2:1: a book has no setting 'languag'; did you mean 'language'?"),
    ("author: me", "2:1: a book has no setting 'author'; it has language and macros"),
    ("language: German", "2:1: 'German' is no code of a language"),
    ("language: de\nlanguage: en", "3:1: 'language' is set above already"),
    ("nothing", "2:1: this is no setting of the book"),
    (#"macros: \a"#, "2:1: write each macro on a line of its own"),
    (#"macros:"# + "\n  norm: x", "3:3: 'norm' is no command of TeX"),
    (#"macros:"# + "\n  \\a: \\b #1", "3:7: put the value in single quotes"),
    (#"macros:"# + "\n  \\a: '\\b", "3:7: the value has no closing quote"),
    (#"macros:"# + "\n  \\a: '", "3:7: the value has no closing quote"),
    (#"macros:"# + "\n  \\a: x\n  \\a: y", "4:3: '\\a' is set above already"),
    ("  \\a: x", "2:1: this line belongs to none above"),
    (#"language: "de""#, "2:11: put the value in single quotes"),
  ])
  func mistakesHaveTheirPlaces(lines: String, message: String) {
    let mistakes = read("---\n\(lines)\n---\n# T").mistakes
    #expect(mistakes.count == 1 && mistakes[0].hasPrefix(message), "\(mistakes)")
  }
}
