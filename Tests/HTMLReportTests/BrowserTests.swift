import Chapters
import Foundation
import HTMLReport
import Record
import Rendering
import TestSupport
import Testing
import Text
import Wording

@testable import Figures

/// The page in a real browser: see .ci/check-page.py.
@Suite(.serialized) struct BrowserTests {
  private static let isInstalled = [PythonScript.checks.path, "/usr/bin/chromium"].allSatisfy(
    FileManager.default.isExecutableFile)

  @Test(
    .enabled(if: isInstalled, "there is no browser to check with; .ci/install-checks installs one"),
    .enabled(if: KaTeX.builtIn != nil, "this was built without KaTeX"))
  func nothingIsWrongWithThePage() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "report.html")
    try HTMLReport(katex: KaTeX.builtIn).html(of: Fixture.contextWithModel())
      .write(to: page, atomically: true, encoding: .utf8)

    let (status, printed) = try PythonScript("check-page.py").run(page.path)
    let wrong = printed.split(separator: "\n").filter { !$0.hasPrefix("ok ") }
    #expect(status == 0, "\(wrong.joined(separator: "\n"))")
    #expect(printed.contains("ok    paper"), "all checks were made")
    #expect(printed.contains("ok    model-phone: its losses are those of Swift"))
    #expect(printed.contains("ok    runs: a chart of 3 runs"))
    #expect(printed.contains("ok    paper: 10 answers at the end"))
  }

  /// Texts whose tokens depend on normalization and on what a character is.
  private static let texts = [
    "cafe\u{301} café naïve", "“Don’t,” she said—‘never’…", "«oui» ‹non› „ja“",
    "10\u{A0}000\u{202F}km",
    "x\u{323}\u{307}q\u{307}\u{323}", "가\u{11A8} \u{1112}\u{1161}\u{11AB}", "👨‍👩‍👧‍👦🇩🇪🇫🇷👍🏽",
    "1\u{FE0F}\u{20E3}2",
    "今天天气很好，我们去公园玩。《红楼梦》——“真的吗？”她问……", "研究生命的起源是一个困难的问题。",
    "日本語の文章を単語に分割するのは難しいことです。「昨日見た映画」はラーメン、ｶﾞｷﾞ。",
    "ภาพยนตร์เรื่องนี้สนุกมากแต่ตอนจบไม่ค่อยดีนัก ผมใช้ iPhone 15 ๒๕๖๗ฯลฯ", "ພາສາລາວເປັນພາສາທາງການ",
    "မြန်မာဘာသာစကားသည် ရုံးသုံး", "他用iPhone 15拍了3.14GB的VIDEO，$5.50！e.g. it’s o'clock—１，２３４円👍🏽",
    "日本語。テスト", "สวัสดีครับ", "A b\nc\td", "\u{301}a", "ΑΣ co\u{2011}op", "क\u{93C}िष", "", "  ",
  ]

  @Test(
    .enabled(if: isInstalled, "there is no browser to check with; .ci/install-checks installs one"),
    arguments: TokenizerKind.allCases)
  func theScriptCutsTextsAsSwiftDoes(kind: TokenizerKind) throws {
    let folder = try TemporaryFolder()
    let words = ["a", " ", "b", "c", "\n", "é", "今天"]
    var context = Fixture.smallContext()
    let figure = try #require(try Fixture.liveModel(words: words, tokenizer: kind))
    context.figures[.evaluate] = [try #require(figure.drawn(in: Fixture.values))]
    let page = folder.url.appending(path: "report.html")
    try HTMLReport().html(of: context).write(to: page, atomically: true, encoding: .utf8)
    let cases = Self.texts.map { Case(text: $0, tokens: kind.tokenizer.tokens(in: $0)) }
    let file = folder.url.appending(path: "cases.json")
    try JSONEncoder().encode(cases).write(to: file)
    let printed = try PythonScript("check-tokens.py").run(page.path, file.path).printed
    #expect(printed.hasSuffix("\(cases.count) texts are cut as expected\n"), "\(printed)")
  }

  private struct Case: Encodable {
    let text: String
    let tokens: [String]
  }

  @Test(
    .enabled(if: isInstalled, "there is no browser to check with; .ci/install-checks installs one"))
  func theScriptsOfAGermanPageSpeakGerman() throws {
    let folder = try TemporaryFolder()
    let page = folder.url.appending(path: "report.html")
    var report = try Language.$current.withValue(.german) { try Fixture.contextWithModel() }
    report.book.language = .german
    try HTMLReport().html(of: report).write(to: page, atomically: true, encoding: .utf8)
    let printed = try PythonScript("check-german.py").run(page.path).printed
    #expect(printed == "The page speaks German\n")
  }
}
