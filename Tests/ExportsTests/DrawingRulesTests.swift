import Drawings
import Testing

@testable import Exports

@Suite struct DrawingRulesTests {
  private let rules = DrawingRules(
    """
    :root { --ink: light-dark(#111, #eee); --line: var(--ink); --sans: A, "B C"; --paper: #fff; }
    /* a note { not a rule } */
    .axis, .grid { stroke: var(--line); }
    .drawing text { fill: light-dark(#222, #ddd); }
    .drawing { width: 100%; }
    .figure .axis { margin: 0; }
    @media print { .axis { stroke: red; } }
    """)

  @Test func coloursArePlainAndOtherRulesAreLeftOut() {
    #expect(
      rules.style(for: ["axis"]) == ".axis{stroke: #111;}\n.drawing text{fill: #222;}")
    #expect(rules.paper == "#fff")
  }

  @Test func theStyleOfThePageIsUnderstood() {
    let style = DrawingRules.compiled.style(for: ["axis", "series-1", "raw", "bar", "heat-3"])
    for name in ["axis", "series-1", "raw", "bar", "heat-3"] {
      #expect(style.contains(".\(name){"), "\(name)")
    }
    #expect(!style.contains("var(") && !style.contains("light-dark"))
  }

  @Test func aDrawingHasItsLegend() {
    let drawing = NamedDrawing(
      name: "d", title: "<T>", description: "", drawing: Drawing(width: 100, height: 50))
    let svg = StandaloneDrawing(
      drawing, legend: [Figure.LegendEntry(line: "axis", text: "a < b")], rules: rules
    ).svg
    #expect(svg.contains("a &lt; b") && svg.contains("&lt;T&gt;"))
    #expect(svg.contains(".axis{stroke: #111;}") && !svg.contains(".grid{"))
    #expect(svg.contains("font-family:A, 'B C'"))
  }
}
