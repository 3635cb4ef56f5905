import Testing

@testable import HTMLReport

@Suite struct SwiftLexerTests {
  private func pieces(_ text: String, _ kind: SwiftLexer.Kind) -> [String] {
    SwiftLexer.pieces(of: text).filter { $0.kind == kind }.map(\.text)
  }

  @Test func knowsKeywordsAndTypes() {
    let code = "final class LSTM: Layer { let kind = Kind.default; return self }"
    #expect(pieces(code, .keyword) == ["final", "class", "let", "return", "self"])
    #expect(pieces(code, .type) == ["LSTM", "Layer", "Kind"])
  }

  @Test func knowsLabelsFromKeywords() {
    #expect(
      pieces("rows(after: step, in: batch) { default: for }", .keyword) == ["default", "for"])
  }

  @Test(arguments: [
    ("0..<12", ["0", "12"]), ("1...3", ["1", "3"]), ("1.5e-3", ["1.5e", "3"]),
    ("0xFF + 10_000", ["0xFF", "10_000"]), ("a1", []), ("2.", ["2."]),
  ])
  func knowsNumbers(code: String, expected: [String]) {
    #expect(pieces(code, .number) == expected)
  }

  @Test(arguments: [
    (#"a("x\"y") + b"#, [#""x\"y""#]), (##"#"a"b"# c"##, [##"#"a"b"#"##]),
    ("\"open\nnext", ["\"open"]),
    ("\"\"\"\n a \"b\" \n\"\"\" c", ["\"\"\"\n a \"b\" \n\"\"\""]), ("\"\"", ["\"\""]),
    ("\"a\\", ["\"a\\"]),
  ])
  func knowsStrings(code: String, expected: [String]) {
    #expect(pieces(code, .string) == expected)
  }

  @Test(arguments: [
    ("a // b\nc", ["// b"]), ("/* a /* b */ c */ d", ["/* a /* b */ c */"]),
    ("/* open", ["/* open"]),
    ("\"// no\"", []),
  ])
  func knowsComments(code: String, expected: [String]) {
    #expect(pieces(code, .comment) == expected)
  }

  @Test func knowsAttributes() {
    #expect(pieces("@Setting var x; #if os(Linux)", .attribute) == ["@Setting", "#if"])
  }

  @Test(
    arguments: HostileTextTests.texts + ["#", "##\"", "`a`", "/", "/*/", "@", "\\", "…\u{301}"])
  func losesNothing(text: String) {
    #expect(SwiftLexer.pieces(of: text).map(\.text).joined() == text)
  }
}
