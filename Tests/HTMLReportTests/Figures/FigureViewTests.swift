import Drawings
import Testing

@testable import HTMLReport

@Suite struct FigureViewTests {
  @Test func aDrawingIsAnElementOfThePage() throws {
    var drawing = Drawing(width: 10, height: 20)
    drawing.label("a < b", at: Point(1, 2), anchor: .end)
    drawing.circle(Point(.nan, 2), radius: 3, class: "dot", note: "\"x\"")
    let svg = drawing.svg(id: "d", title: "T & U", description: "it's")
    #expect(PageStructure(svg).firstMismatch == nil)
    let figure = Figure(title: "T & U", sentence: "it's", drawing: drawing, named: "d")
    let html = try render(figure)
    #expect(html.contains(svg))
    #expect(PageStructure(html).firstMismatch == nil)
  }

  /// Each column says which row a word belongs to, since columns wrap.
  @Test func aStripIsAListOfColumns() throws {
    let strip = TokenStrip(
      label: "Pairs",
      rows: [
        TokenStrip.Row(title: "input", cells: [.init("a"), .init("b", isUnknown: true)]),
        TokenStrip.Row(title: "target", cells: [.init("b")]),
      ], isCut: true)
    let html = try render(Figure(title: "t", sentence: "s", content: [.strip(strip)]))
    #expect(PageStructure(html).firstMismatch == nil)
    #expect(html.matches(of: /<li>/).count == 2)
    #expect(
      html.contains(
        "<span class=\"strip-cell unknown\"><span class=\"unseen\">input: </span><bdi>b</bdi></span>"
          + "<span class=\"strip-cell\"><span class=\"unseen\">target: </span><bdi></bdi></span>"))
    #expect(html.contains("<span class=\"strip-cell\">…</span>"))
  }
}
