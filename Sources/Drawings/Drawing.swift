/// Builds an SVG drawing. Escapes text here; formats numbers with `Coordinate`.
///
/// Colours and strokes are CSS classes, so that a drawing follows the page's light or dark theme.
package struct Drawing: Hashable, Sendable {
  package enum Anchor: String, Sendable {
    case start, middle, end
  }

  package let width: Double
  package let height: Double
  private var body = ""

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  package mutating func line(_ start: Point, _ end: Point, class name: String) {
    body += "<line x1=\"\(text(start.x))\" y1=\"\(text(start.y))\" x2=\"\(text(end.x))\""
    body += " y2=\"\(text(end.y))\" class=\"\(name)\"/>"
  }

  /// Draws lines from point to point; nothing for fewer than two points.
  package mutating func path(_ points: [Point], class name: String) {
    guard let first = points.first, points.count > 1 else { return }
    // A step from point to point is shorter to write than the point.
    let places = points.map { [Coordinate.tenths($0.x), Coordinate.tenths($0.y)] }
    let steps = zip(places, places.dropFirst()).flatMap { [$1[0] - $0[0], $1[1] - $0[1]] }
      .map(Coordinate.string(tenths:)).joined(separator: " ")
      .replacing(" -", with: "-")
    body += "<path d=\"M\(text(first.x)) \(text(first.y))l\(steps)\" class=\"\(name)\"/>"
  }

  /// - Parameter note: Shown when the pointer rests on the shape.
  package mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, corner: Double = 0, class name: String,
    note: String? = nil
  ) {
    body += "<rect x=\"\(text(x))\" y=\"\(text(y))\" width=\"\(text(max(width, 0)))\""
    body += " height=\"\(text(max(height, 0)))\""
    if corner > 0 { body += " rx=\"\(text(corner))\"" }
    body += " class=\"\(name)\"" + closing("rect", note)
  }

  /// Draws rectangles of one size as a single element, which is a fifth as long as one for each.
  ///
  /// - Parameter corners: Their upper left corners; nothing is drawn for none.
  package mutating func rectangles(
    at corners: [Point], width: Double, height: Double, class name: String
  ) {
    guard !corners.isEmpty else { return }
    let sides = "h\(text(width))v\(text(height))h\(text(-width))z"
    let places = corners.map { "M\(text($0.x)) \(text($0.y))\(sides)" }.joined()
    body += "<path d=\"\(places)\" class=\"\(name)\"/>"
  }

  package mutating func circle(
    _ center: Point, radius: Double, class name: String, note: String? = nil
  ) {
    body += "<circle cx=\"\(text(center.x))\" cy=\"\(text(center.y))\" r=\"\(text(radius))\""
    body += " class=\"\(name)\"" + closing("circle", note)
  }

  package mutating func label(
    _ label: String, at point: Point, anchor: Anchor = .start, class name: String = "label"
  ) {
    body += "<text x=\"\(text(point.x))\" y=\"\(text(point.y))\" class=\"\(name)\""
    if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
    body += ">\(CleanText.escaped(label))</text>"
  }

  /// Draws slanted text that ends at `point`, for columns narrower than their labels.
  package mutating func slantedLabel(_ label: String, at point: Point, class name: String) {
    let place = "\(text(point.x)) \(text(point.y))"
    body += "<text transform=\"translate(\(place)) rotate(-55)\" text-anchor=\"end\""
    body += " class=\"\(name)\">\(CleanText.escaped(label))</text>"
  }

  /// Draws a line with an arrowhead at its end.
  package mutating func arrow(_ points: [Point], class name: String = "wire") {
    path(points, class: name)
    guard let tip = points.last, let before = points.dropLast().last else { return }
    let (dx, dy) = (tip.x - before.x, tip.y - before.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return }
    let (ux, uy) = (dx / length * 7, dy / length * 7)
    let corners = [
      tip, Point(tip.x - ux - uy / 2, tip.y - uy + ux / 2),
      Point(tip.x - ux + uy / 2, tip.y - uy - ux / 2),
    ]
    let places = corners.map { "\(text($0.x)) \(text($0.y))" }.joined(separator: "L")
    body += "<path d=\"M\(places)Z\" class=\"\(name)-head\"/>"
  }

  /// The drawing as SVG, a single image to screen readers.
  ///
  /// - Parameters:
  ///   - id: Unique among the drawings of the page.
  ///   - title: The name of the drawing.
  ///   - description: What it shows.
  package func svg(id: String, title: String, description: String) -> String {
    "<svg class=\"drawing\" viewBox=\"0 0 \(text(width)) \(text(height))\" role=\"img\""
      + " aria-labelledby=\"\(id)-title \(id)-description\">"
      + "<title id=\"\(id)-title\">\(CleanText.escaped(title))</title>"
      + "<desc id=\"\(id)-description\">\(CleanText.escaped(description))</desc>"
      + body + "</svg>"
  }

  private func text(_ value: Double) -> String { Coordinate.string(value) }

  private func closing(_ element: String, _ note: String?) -> String {
    note.map { "><title>\(CleanText.escaped($0))</title></\(element)>" } ?? "/>"
  }
}
