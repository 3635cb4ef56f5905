import Foundation
import Testing

@testable import Drawings

@Suite struct ChartTests {
  private func chart() -> Chart {
    Chart(x: Chart.Axis(label: "x", domain: 0...10), y: Chart.Axis(label: "y", domain: 0...1))
  }

  private func svg(_ chart: Chart) -> String {
    chart.drawing.svg(id: "c", title: "", description: "")
  }

  @Test func breaksALineAtGaps() {
    var chart = chart()
    chart.line([(0, 0), (1, 1), (2, .nan), (3, 0), (4, .infinity), (5, 0), (6, 1)], class: "s")
    let svg = svg(chart)
    #expect(svg.components(separatedBy: "class=\"s\"").count == 3)
    #expect(svg.components(separatedBy: "class=\"s-dot\"").count == 2)
  }

  @Test func passesOverWhatHasNoPlace() {
    var chart = chart()
    let before = svg(chart)
    chart.line([(.nan, .nan)], class: "s")
    chart.dot(.nan, 1, class: "d")
    chart.upright(at: .nan, class: "u", label: "u")
    chart.level(at: .infinity, class: "l", label: "l")
    chart.bar(0...1, .nan, class: "b", note: "")
    #expect(svg(chart) == before)
  }
}
