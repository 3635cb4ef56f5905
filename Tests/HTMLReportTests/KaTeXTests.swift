import Foundation
import Testing

@testable import HTMLReport

@Suite struct KaTeXTests {
  private static let rule =
    "@font-face{font-family:A;src:url(fonts/A.woff2) format('woff2'),url(fonts/A.ttf) "
    + "format('truetype');font-weight:400}.katex{color:red}"

  private func reading(_ files: [String: String]) -> KaTeX? {
    KaTeX { files[$0].map { Data($0.utf8) } }
  }

  @Test func inlinesTheWoff2FontAlone() throws {
    let files = [
      "katex.min.js": "code", "katex.min.css": Self.rule, "fonts/A.woff2": "font",
    ]
    let katex = try #require(reading(files))
    #expect(katex.script == "code")
    #expect(katex.rules == ".katex{color:red}")
    #expect(
      katex.fonts == [
        KaTeX.Font(
          name: "A",
          rule: "@font-face{font-family:A;src:url(data:font/woff2;base64,Zm9udA==) "
            + "format(\"woff2\");font-weight:400}")
      ])
  }

  @Test(arguments: ["katex.min.js", "katex.min.css", "fonts/A.woff2"])
  func isAbsentWhereAFileIsMissing(missing: String) {
    var files = [
      "katex.min.js": "code", "katex.min.css": Self.rule, "fonts/A.woff2": "font",
    ]
    files[missing] = nil
    #expect(reading(files) == nil)
  }

  @Test(arguments: [
    "@font-face{font-family:A;src:url(A.ttf)}", "@font-face{font-family:A}", "@font-face{src:url(",
  ])
  func refusesAStyleWithoutTheFont(style: String) {
    #expect(KaTeX.inliningFonts(of: style) { _ in Data() }?.fonts == nil)
  }

  @Test(.enabled(if: KaTeX.builtIn != nil, "this was built without KaTeX"))
  func theBuiltInOneIsComplete() throws {
    let katex = try #require(KaTeX.builtIn)
    #expect(katex.fonts.count == 20)
    #expect(!katex.rules.contains("url(fonts/"))
    let names = katex.fonts.map(\.name)
    for font in FormulaFonts.names(for: [#"\mathbb{R} \texttt{a} \boldsymbol{b}"#]) ?? [] {
      #expect(names.contains(font))
    }
    let page = try HTMLReport(katex: katex).html(of: Fixture.smallContext())
    #expect(page.contains("MIT License"))
    #expect(page.contains("SIL Open Font License"))
  }
}
