import Foundation
import Testing

@testable import Drawings

@Suite struct DrawingTests {
  @Test("The steps of a path lead through its points, rounded to tenths, without drift")
  func stepsAlongAPath() throws {
    var drawing = Drawing(width: 100, height: 100)
    let points = (0..<300).map { Point(Double($0) / 3, 50 + 40 * sin(Double($0))) }
    drawing.path(points, class: "a")
    let svg = drawing.svg(id: "d", title: "", description: "")
    let match = try #require(svg.firstMatch(of: /d="M([^l]+)l([^"]+)"/))
    let numbers = { (text: Substring) in
      text.matches(of: /-?[\d.]+/).compactMap { Double($0.output) }
    }
    var place = numbers(match.1)
    let steps = numbers(match.2)
    #expect(steps.count == 2 * (points.count - 1))
    for (index, point) in points.dropFirst().enumerated() {
      place = [place[0] + steps[2 * index], place[1] + steps[2 * index + 1]]
      #expect(abs(place[0] - point.x) < 0.0501 && abs(place[1] - point.y) < 0.0501)
    }
  }

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
