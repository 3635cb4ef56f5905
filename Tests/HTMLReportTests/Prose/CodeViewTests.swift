import Testing

@testable import HTMLReport

@Suite struct CodeViewTests {
  @Test func cutsPiecesAtLineBreaks() {
    let lines = CodeView.lines(of: SwiftLexer.pieces(of: "/* a\nb */ let\n\nx"))
    #expect(lines.map { $0.map(\.text).joined() } == ["/* a", "b */ let", "", "x"])
    #expect(lines[1].map(\.kind) == [.comment, .plain, .keyword])
  }

  @Test func numbersLinesFromTheFirst() throws {
    let view = View([
      "label": "x", "code": CodeView.make("let a\nlet b\n\n", language: "swift", firstLine: 12),
    ])
    let html = try Templates.compiled.get().render(view, template: "code")
    #expect(html.contains("counter-reset:line 11"))
    #expect(html.matches(of: /class="line"/).count == 2)
    #expect(html.contains(#"<span class="k">let</span> a"#))
  }

  @Test func leavesOtherLanguagesAlone() throws {
    let view = View(["label": "x", "code": CodeView.make("let", language: "sh", firstLine: nil)])
    let html = try Templates.compiled.get().render(view, template: "code")
    #expect(html.contains(#"<span class="line">let"#))
    #expect(!html.contains("counter-reset"))
  }
}
