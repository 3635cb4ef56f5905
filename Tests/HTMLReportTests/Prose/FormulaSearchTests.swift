import Chapters
import Record
import TestSupport
import Testing

@testable import HTMLReport

@Suite struct FormulaSearchTests {
  @Test(arguments: [
    (Block.math("x"), true), (.paragraph([.emphasis([.math("x")])]), true),
    (.list(start: nil, items: [[.quote([.math("x")])]]), true), (.paragraph([.text("x")]), false),
    (.prediction(Fixture.prediction("a.b", [.math("x")])), true),
    (.prediction(Fixture.prediction("a.b", [.text("x")])), false),
    (.answer(Answer(blocks: [.math("x")], location: Fixture.at(.load, 1))), true),
    (
      .paragraph([
        .figure(
          FigureReference(name: "loss", text: [.math("x")], location: Fixture.at(.load, 1)))
      ]), true
    ),
    (.code(language: nil, text: "$x$"), false), (.heading(level: 2, [.math("x")]), true),
  ])
  func finds(block: Block, expected: Bool) {
    let book = Book(
      name: "", introduction: TitledBlocks(title: "", blocks: [block]), chapters: [])
    #expect(FormulaSearch.formulas(of: book) == (expected ? ["x"] : []))
  }

  @Test func findsThoseOfTheGlossary() {
    let book = Book(
      name: "", introduction: TitledBlocks(title: "", blocks: []), chapters: [],
      glossary: Glossary(
        title: "",
        entries: [
          Glossary.Entry(term: "t", definition: [.math("x")], location: Fixture.at(.load, 1))
        ]))
    #expect(FormulaSearch.formulas(of: book) == ["x"])
  }
}
