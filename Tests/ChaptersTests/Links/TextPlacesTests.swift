import Testing

@testable import Chapters

/// Formulas keep their places, so that an error in one can be shown where it is.
@Suite struct TextPlacesTests {
  private func formulas(_ body: String) throws -> [TextPlaces.Formula] {
    try chapter(body).text.places.formulas
  }

  @Test func formulasAreInTheOrderOfTheText() throws {
    let found = try formulas(
      "Ü $`a`$ and\n$`b`$.\n\n```math\nc\n d\n```\n\n```flashcard\n$`e`$\n---\n$`f`$\n```\n\n- $`g`$"
    )
    #expect(found.map(\.tex) == ["a", "b", "c\n d", "e", "f", "g"])
    #expect(found.map(\.isDisplayed) == [false, false, true, false, false, false])
    #expect(
      found.map { "\($0.lines[0].line):\($0.lines[0].column)" } == [
        "3:5", "4:3", "7:1", "12:3", "14:3", "17:5",
      ])
  }

  @Test func aCharacterOfAFormulaHasAPlace() throws {
    let found = try formulas("> ```math\n> ab\n>   cü d\n> ```\n\nx $`yz`$")
    #expect(found[0].location(of: 0).description == "07-train.md:4:3")
    #expect(found[0].location(of: 1).description == "07-train.md:4:4")
    #expect(found[0].location(of: 6).description == "07-train.md:5:6")
    #expect(found[1].location(of: 1).description == "07-train.md:8:6")
    #expect(found[1].location(of: 99).line == 8)
  }

  @Test(arguments: [
    (#"w_1, \dots, w_T"#, "w₁, …, w_T"), (#"\alpha x"#, "αx"), ("x^2", "x²"), (#"\ln V"#, "ln V"),
    (#"c_{t-1}"#, "cₜ₋₁"), (#"\frac{1}{2}"#, #"\frac{1}{2}"#), (#"\"#, #"\"#), ("_", "_"),
    ("x_{", "x_{"), (#"p(w \le 3)"#, "p(w ≤3)"), ("{x}", "{x}"), (#"E \times H"#, "E ×H"),
  ])
  func simpleFormulasHavePlainText(tex: String, text: String) {
    #expect(PlainFormula.text(of: tex) == text)
  }

  @Test func titlesAreToldInPlainText() throws {
    let text = "# Load $`w_1, \\dots, w_T`$ with `load()` & *care*\n\n```swift step\nload()\n```"
    let chapter = try Chapter.parse(text, file: "x", step: "load", stepNames: stepNames)
    #expect(chapter.title == "Load w₁, …, w_T with load() & care")
    #expect(chapter.text.titleInlines.count == 6)
  }
}
