import Testing

@testable import Chapters

@Suite struct FormulaMacrosTests {
  @Test(arguments: [
    (#"\norm{x}"#, #"\def\norm#1{\lVert #1 \rVert}\norm{x}"#),
    (#"\normal{x}"#, #"\normal{x}"#), (#"x\norm"#, #"\def\norm#1{\lVert #1 \rVert}x\norm"#),
    // Those that a macro uses come along, in the order of the book.
    (#"\loss"#, #"\def\norm#1{\lVert #1 \rVert}\def\loss{\norm{y - \hat y}}\loss"#),
    (#"\a\b"#, #"\def\a{\b}\def\b{\a}\a\b"#), ("x + y", "x + y"),
  ]) func formulasBringTheirMacros(tex: String, expected: String) {
    var header = BookHeader()
    header.macros = [
      .init(name: #"\norm"#, tex: #"\lVert #1 \rVert"#),
      .init(name: #"\loss"#, tex: #"\norm{y - \hat y}"#),
      .init(name: #"\a"#, tex: #"\b"#), .init(name: #"\b"#, tex: #"\a"#),
    ]
    #expect(FormulaMacros(header).complete(tex) == expected)
  }
}
