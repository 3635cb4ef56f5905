import Testing

@testable import HTMLReport

@Suite struct FormulaFontsTests {
  private func extra(_ formulas: String...) -> [String]? {
    FormulaFonts.names(for: formulas).map { names in
      names.filter {
        !$0.contains("Size") && !["KaTeX_Main-Regular", "KaTeX_Math-Italic"].contains($0)
      }
      .sorted()
    }
  }

  @Test func plainFormulasNeedNoMore() {
    #expect(extra(#"\frac{1}{N} \sum_{t} \ln p_t(y_t) \\ x"#, "E = m c^2") == [])
    #expect(extra() == [])
  }

  @Test func alphabetsBringTheirFonts() {
    #expect(
      extra(#"\mathbb{R}^{4H}"#, #"\texttt{pad}"#) == [
        "KaTeX_AMS-Regular", "KaTeX_Typewriter-Regular",
      ])
    #expect(
      extra(#"\textbf{a \textit{b}}"#)
        == ["KaTeX_Main-Bold", "KaTeX_Main-BoldItalic", "KaTeX_Main-Italic"])
  }

  @Test(arguments: [#"a \leqslant b"#, #"\mathbbm{1}"#]) func unknownCommandsBringAll(tex: String) {
    #expect(FormulaFonts.names(for: [tex]) == nil)
  }
}
