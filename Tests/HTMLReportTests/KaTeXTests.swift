import Foundation
import Testing

@testable import HTMLReport

@Suite struct KaTeXTests {
  private static let rule =
    "@font-face{font-family:A;src:url(fonts/A.woff2) format('woff2'),url(fonts/A.ttf) "
    + "format('truetype');font-weight:400}.katex{color:red}"

  /// Runs `body` in a folder with `files`, then removes the folder.
  private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try body(folder.path)
  }

  @Test func inlinesTheWoff2FontAlone() throws {
    let files = [
      "katex.min.js": "code", "katex.min.css": Self.rule, "fonts/A.woff2": "font",
    ]
    try withFolder(files) { folder in
      let katex = try #require(KaTeX.installed(in: folder))
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
  }

  @Test(arguments: ["katex.min.js", "katex.min.css", "fonts/A.woff2"])
  func isAbsentWhereAFileIsMissing(missing: String) throws {
    var files = [
      "katex.min.js": "code", "katex.min.css": Self.rule, "fonts/A.woff2": "font",
    ]
    files[missing] = nil
    try withFolder(files) { #expect(KaTeX.installed(in: $0) == nil) }
  }

  @Test func isAbsentWithoutAFolder() {
    #expect(KaTeX.installed(in: "/nowhere/at/all") == nil)
  }

  @Test(arguments: [
    "@font-face{font-family:A;src:url(A.ttf)}", "@font-face{font-family:A}", "@font-face{src:url(",
  ])
  func refusesAStyleWithoutTheFont(style: String) {
    let folder = URL(filePath: "/nowhere", directoryHint: .isDirectory)
    #expect(KaTeX.inliningFonts(of: style, in: folder)?.fonts == nil)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: KaTeX.standardFolder)))
  func readsTheInstalledOne() throws {
    let katex = try #require(KaTeX.installed())
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
