import Chapters
import Testing

@testable import Exports

@Suite struct FormulaMacrosTests {
  @Test func aFormulaDefinesWhatItNeeds() {
    var header = BookHeader()
    header.macros = [
      BookHeader.Macro(name: "\\norm", tex: "\\lVert #1 \\rVert"),
      BookHeader.Macro(name: "\\twice", tex: "2\\norm{#1}"),
      BookHeader.Macro(name: "\\no", tex: "x"),
    ]
    let macros = FormulaMacros(header)
    #expect(macros.complete("a + b") == "a + b")
    #expect(macros.complete("\\norm{x}") == "\\def\\norm#1{\\lVert #1 \\rVert}\\norm{x}")
    #expect(
      macros.complete("\\twice{x}")
        == "\\def\\norm#1{\\lVert #1 \\rVert}\\def\\twice#1{2\\norm{#1}}\\twice{x}")
  }
}
