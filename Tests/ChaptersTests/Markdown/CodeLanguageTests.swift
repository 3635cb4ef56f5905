import Testing

@testable import Chapters

/// A fence names a kind of block, a language, or nothing.
@Suite struct CodeLanguageTests {
  @Test(arguments: [
    ("pyhton", "'pyhton' is no language that this program knows; did you mean ```python?"),
    ("{note}", "'{note}' is no language that this program knows"),
    ("wibblewobble", "write ```text for text as it is"),
    ("mermaid", "diagrams in 'mermaid' are not drawn here; export an SVG"),
    ("python hl_lines=\"1\"", "'hl_lines=\"1\"' means nothing after ```python; remove it"),
    ("haskel source=./a.hs", "did you mean ```haskell?"),
  ])
  func tellsWhatIsNone(info: String, message: String) {
    let found = mistakes("```\(info)\nx\n```")
    #expect(
      found.count == 1 && found[0].hasPrefix("3:4: ") && found[0].contains(message), "\(found)")
  }

  @Test(arguments: ["Python", "c++", "C#", "shell-session", "diff", "txt"])
  func knowsLanguagesInAnyCase(language: String) {
    #expect(mistakes("```\(language)\nx\n```").isEmpty)
  }
}
