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
      "label": "x",
      "code": CodeView.make("let a\nlet b\n\n", language: "swift", lineNumbers: [12, 13]),
    ])
    let html = try Templates.compiled().render(view, template: "code")
    #expect(html.contains("counter-reset:line 11"))
    #expect(html.matches(of: /class="line"/).count == 2)
    #expect(html.contains(#"<span class="k">let</span> a"#))
    #expect(!html.contains("counter-set"))
  }

  /// Where markers or hidden lines were, the numbers go on as in the file.
  @Test func numbersJumpOverWhatIsLeftOut() throws {
    let view = View([
      "label": "x",
      "code": CodeView.make("a\nb\nc", language: "swift", lineNumbers: [12, 15, 16]),
    ])
    let html = try Templates.compiled().render(view, template: "code")
    #expect(html.contains(#"<span class="line">a"#))
    #expect(html.contains(#"<span class="line" style="counter-set:line 15">b"#))
    #expect(html.contains(#"<span class="line">c"#))
  }

  @Test func leavesOtherLanguagesAlone() throws {
    let view = View(["label": "x", "code": CodeView.make("let", language: "sh")])
    let html = try Templates.compiled().render(view, template: "code")
    #expect(html.contains(#"<span class="line">let"#))
    #expect(!html.contains("counter-reset"))
  }
}
