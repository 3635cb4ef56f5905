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

  /// A macro lasts for its text, so a formula that is read by itself brings it along.
  @Test(arguments: [
    (#"\gdef\mean#1{\frac{1}{T} #1} x"#, #"\mean{y}"#, #"\def\mean#1{\frac{1}{T} #1}\mean{y}"#),
    (#"\newcommand{\R}{\mathbb{R}}"#, #"x \in \R"#, #"\def\R{\mathbb{R}}x \in \R"#),
    (#"\renewcommand\two[2]{#1 \{ #2} z"#, #"\two"#, #"\def\two#1#2{#1 \{ #2}\two"#),
    (#"\def\a{\b} \def \b {c}"#, #"\a"#, #"\def\a{\b}\def\b{c}\a"#),
    (#"\gdef\norm{n}"#, #"\norm"#, #"\def\norm{n}\norm"#),
    (#"\gdef\mean#1{#1}"#, #"\gdef\mean#1{#1} \mean{x}"#, #"\gdef\mean#1{#1} \mean{x}"#),
    (#"\define \gdef\x"#, #"\x"#, #"\x"#), (#"\gdef\x{y"#, #"\x"#, #"\x"#),
    (#"\frac{1}{2}"#, #"\norm"#, #"\def\norm{\lVert \cdot \rVert}\norm"#),
  ])
  func formulasBringTheMacrosOfTheirText(defining: String, tex: String, expected: String) throws {
    let book = try smallBook([
      "README.md": "---\nlanguage: en\nmacros:\n  \\norm: '\\lVert \\cdot \\rVert'\n---\n# Book",
      "01-load.md": "# Load\n\n```math\n\(defining)\n```\n",
    ])
    #expect(book.macros(of: "load").complete(tex) == expected)
    #expect(book.macros(of: "vocab").complete("\\mean \\R") == "\\mean \\R")
  }
}
