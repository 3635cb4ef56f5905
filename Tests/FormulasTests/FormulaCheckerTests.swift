import BuiltInKaTeX
import Chapters
import Foundation
import Testing

@testable import Formulas

/// Formulas are read by KaTeX itself, with their places in the book.
@Suite(.enabled(if: BuiltInKaTeX.file("katex.min.js") != nil))
struct FormulaCheckerTests {
  private func mistakes(_ texts: [String: String]) throws -> [String] {
    var files = ["README.md": "# Book", "01-load.md": "# Load", "02-vocab.md": "# Vocab"]
    files.merge(texts) { $1 }
    for step in ["load", "vocab"] {
      files[step == "load" ? "01-load.md" : "02-vocab.md"]? += "\n\n```swift step\n\(step)()\n```\n"
    }
    let book = try Book.read(
      .builtIn(files.mapValues { Data($0.utf8) }), name: "small", displayPath: "small",
      stepNames: ["load", "vocab"])
    switch FormulaChecker.check(book) {
    case .checked(let found): return found.map(\.description)
    case .notChecked(let reason): return [reason]
    }
  }

  @Test func mistakesHaveTheirPlaces() throws {
    let found = try mistakes([
      "01-load.md":
        "# Load $`\\one`$\n\nÜber $`\\frac{1}{`$ und $`\\undefinedmacro x`$.\n\n"
        + "> ```math\n> a\n>  + \\two\n> ```\n\n```flashcard\n$`\\three`$\n---\n$`x`$\n```",
      "APPENDIX.md": "# A\n\n| $`\\four`$ |\n|---|\n| x |",
      "GLOSSARY.md": "# G\n\n- **a**: $`\\five`$",
    ])
    let expected = [
      "small/01-load.md:1:10: error: the formula can't be set: Undefined control sequence: \\one",
      "small/01-load.md:3:17: error: the formula can't be set: Unexpected end of input",
      "small/01-load.md:3:26: error: the formula can't be set: Undefined control sequence: "
        + "\\undefinedmacro",
      "small/01-load.md:7:6: error: the formula can't be set: Undefined control sequence: \\two",
      "small/01-load.md:11:3: error: the formula can't be set: Undefined control sequence: \\three",
      "small/APPENDIX.md:3:5: error: the formula can't be set: Undefined control sequence: \\four",
      "small/GLOSSARY.md:3:12: error: the formula can't be set: Undefined control sequence: \\five",
    ]
    #expect(found.count == expected.count, "\(found)")
    for (one, other) in zip(found, expected) { #expect(one.hasPrefix(other), "\(one)") }
  }

  @Test(arguments: [
    #"\gdef\norm#1{\lVert #1 \rVert}"#, #"\newcommand{\norm}[1]{\lVert #1 \rVert}"#,
    #"\def\norm#1{\lVert #1 \rVert}"#,
  ])
  func aMacroLastsForItsChapter(definition: String) throws {
    let chapter = "# L\n\n```math\n\(definition)\n\\norm{x}\n```\n\nAgain $`\\norm{y}`$."
    #expect(try mistakes(["01-load.md": chapter]).isEmpty)
    let found = try mistakes(["01-load.md": chapter, "02-vocab.md": "# V\n\n$`\\norm{z}`$"])
    #expect(found.count == 1 && found[0].contains("02-vocab.md:3:3: "))
  }

  @Test func macrosOfTheBookAreKnownInAllParts() throws {
    let header = "---\nmacros:\n  \\norm: '\\lVert #1 \\rVert'\n---\n"
    #expect(
      try mistakes([
        "README.md": header + "# B $`\\norm{a}`$", "02-vocab.md": "# V\n\n$`\\norm{z}`$",
        "GLOSSARY.md": "# G\n\n- **a**: $`\\norm{b}`$",
      ]).isEmpty)
  }

  @Test func commandsThatThePageRefusesAreTold() throws {
    let found = try mistakes(["01-load.md": "# L\n\n$`\\href{https://e.org}{x}`$"])
    #expect(found.count == 1 && found[0].contains("the page doesn't show \\href"))
  }

  @Test(arguments: [
    #"\text{größer 🎉}"#, #"\mathbb{R}^{n \times m}"#,
    #"\begin{aligned} a &= b \\ c &= d \end{aligned}"#,
    #"\mathrm{H_2O}"#, "日本", "x",
  ])
  func othersAreFine(tex: String) throws {
    #expect(try mistakes(["01-load.md": "# L\n\n$`\(tex)`$"]).isEmpty)
  }

  /// Whatever is written, KaTeX answers and this program goes on.
  @Test func hostileFormulasEnd() throws {
    let hostile = [
      String(repeating: "{", count: 20_000),
      String(repeating: "{", count: 5_000) + "x"
        + String(repeating: "}", count: 5_000),
      #"\def\a{\a\a}\a"#, #"\def\a{x}\def\b{\a\a\a\a}\def\c{\b\b\b\b}\def\d{\c\c\c\c}\d\d\d\d"#,
      "\"); throw 1; (\"", "\u{2028}", "\u{0301}", #"\u0000"#, "\\", "%", "#1", "}",
      #"\rule{1e999em}{2em}"#, "🎉\u{200D}🎉", "\u{FFFF}", #"__proto__"#, #"\constructor"#,
      #"\gdef\frac{x}\frac"#,
    ]
    let reader = try FormulaReader(
      script: String(decoding: BuiltInKaTeX.file("katex.min.js")!, as: UTF8.self))
    let place = SourceLocation(file: "x", line: 1, column: 1)
    for tex in hostile {
      let formula = TextPlaces.Formula(tex: tex, isDisplayed: true, lines: [place])
      _ = try? reader.problems(in: [formula], macros: ["\\m": tex])
    }
    let plain = TextPlaces.Formula(tex: "x", isDisplayed: false, lines: [place])
    #expect(try reader.problems(in: [plain], macros: [:]) == [nil])
  }

  @Test func memoryIsLimited() throws {
    let reader = try FormulaReader(
      script: String(decoding: BuiltInKaTeX.file("katex.min.js")!, as: UTF8.self))
    let place = SourceLocation(file: "x", line: 1, column: 1)
    let body = String(repeating: "x", count: 100_000)
    let tex = "\\def\\a{\(body)}" + String(repeating: "\\a", count: 900)
    let formula = TextPlaces.Formula(tex: tex, isDisplayed: true, lines: [place])
    do {
      let found = try reader.problems(in: [formula], macros: [:])
      #expect(found[0] != nil)
    } catch {
      #expect("\(error)".isEmpty == false)
    }
  }

  @Test func aScriptThatCannotRunIsTold() {
    #expect(throws: ScriptError.self) { try FormulaReader(script: "class A { #x = 1 }; }") }
  }
}
