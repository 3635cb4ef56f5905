import Testing

@testable import Drawings

@Suite struct DrawingTests {
  @Test func isAnImageWithATitleAndADescription() {
    var drawing = Drawing(width: 10, height: 20)
    drawing.label("a < b", at: Point(1, 2), anchor: .end)
    drawing.circle(Point(.nan, 2), radius: 3, class: "dot", note: "\"x\"")
    let svg = drawing.svg(id: "d", title: "T & U", description: "it's")
    #expect(
      svg.contains("viewBox=\"0 0 10 20\" role=\"img\" aria-labelledby=\"d-title d-description\""))
    #expect(svg.contains("<title id=\"d-title\">T &amp; U</title>"))
    #expect(svg.contains("<desc id=\"d-description\">it&#39;s</desc>"))
    #expect(svg.contains("text-anchor=\"end\">a &lt; b</text>"))
    #expect(
      svg.contains("<circle cx=\"0\" cy=\"2\" r=\"3\" class=\"dot\"><title>&quot;x&quot;</title>"))
  }

  @Test func drawsNothingWithoutTwoPoints() {
    var drawing = Drawing(width: 1, height: 1)
    drawing.path([Point(1, 1)], class: "a")
    drawing.arrow([], class: "a")
    #expect(!drawing.svg(id: "d", title: "", description: "").contains("<path"))
  }

  @Test func drawsNoNegativeSizes() {
    var drawing = Drawing(width: 1, height: 1)
    drawing.rectangle(x: 0, y: 0, width: -3, height: -1, class: "a")
    let svg = drawing.svg(id: "d", title: "", description: "")
    #expect(svg.contains("width=\"0\" height=\"0\""))
  }
}
