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
}
