import Drawings

/// A drawing as an SVG file that needs nothing else: its style is in it, and so is its legend.
struct StandaloneDrawing {
  private static let margin = 14.0
  private static let lineHeight = 22.0
  /// The mean width of a letter of the legend, and of the line before its text.
  private static let letter = 6.9
  private static let key = 28.0
  private static let gap = 22.0

  let svg: String

  init(_ drawing: NamedDrawing, legend: [Figure.LegendEntry] = [], rules: DrawingRules = .compiled)
  {
    let (width, height) = (drawing.drawing.width, drawing.drawing.height)
    let lines = Self.lines(of: legend, within: width)
    let top = Double(lines.count) * Self.lineHeight + (lines.isEmpty ? 0 : 6)
    let body = Self.legend(lines) + drawing.svg.placed(x: 0, y: top, width: width, height: height)
    let classes = Set(
      body.matches(of: /class="([^"]*)"/).flatMap { $0.1.split(separator: " ").map(String.init) })
    func text(_ value: Double) -> String { Coordinate.string(value) }
    let (full, tall) = (width + 2 * Self.margin, height + top + 2 * Self.margin)
    let (left, up) = (text(-Self.margin), text(-Self.margin))
    svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(left) \(up) \(text(full)) \(text(tall))" \
      width="\(text(full))" height="\(text(tall))">
      <style>
      svg{font-family:\(rules.typeface.replacing("\"", with: "'"));overflow:visible}
      \(rules.style(for: classes))
      </style>
      <rect x="\(left)" y="\(up)" width="\(text(full))" height="\(text(tall))" \
      fill="\(rules.paper)"/>
      \(body)
      </svg>

      """
  }

  private typealias Placed = (entry: Figure.LegendEntry, x: Double)

  /// The entries side by side, in as many lines as they need.
  private static func lines(of legend: [Figure.LegendEntry], within width: Double) -> [[Placed]] {
    var lines: [[Placed]] = []
    var end = Double.infinity
    for entry in legend {
      let size = key + 8 + Double(entry.text.count) * letter
      if end + size > width {
        lines.append([])
        end = 0
      }
      lines[lines.count - 1].append((entry, end))
      end += size + gap
    }
    return lines
  }

  private static func legend(_ lines: [[Placed]]) -> String {
    guard !lines.isEmpty else { return "" }
    let entries = lines.enumerated().flatMap { index, line in
      line.map { entry, x in
        let y = Double(index) * lineHeight + 8
        let (start, end) = (Coordinate.string(x), Coordinate.string(x + key - 2))
        return "<line x1=\"\(start)\" y1=\"\(Coordinate.string(y))\" x2=\"\(end)\""
          + " y2=\"\(Coordinate.string(y))\" class=\"\(CleanText.escaped(entry.line))\"/>"
          + "<text x=\"\(Coordinate.string(x + key + 6))\" y=\"\(Coordinate.string(y + 4.5))\""
          + " class=\"tick\">\(CleanText.escaped(entry.text))</text>"
      }
    }
    return "<g class=\"drawing\">\(entries.joined())</g>"
  }
}

extension String {
  /// A drawing as part of another one.
  fileprivate func placed(x: Double, y: Double, width: Double, height: Double) -> String {
    let place =
      "<svg x=\"\(Coordinate.string(x))\" y=\"\(Coordinate.string(y))\""
      + " width=\"\(Coordinate.string(width))\" height=\"\(Coordinate.string(height))\""
    return hasPrefix("<svg") ? place + dropFirst(4) : self
  }
}
