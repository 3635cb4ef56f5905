/// A drawing with two axes. The label of the vertical axis stands above it, where it need not be
/// rotated.
package struct Chart {
  package struct Axis {
    package var label: String
    package var kind: Scale.Kind
    package var domain: ClosedRange<Double>

    package init(label: String, kind: Scale.Kind = .linear, domain: ClosedRange<Double>) {
      self.label = label
      self.kind = kind
      self.domain = domain
    }
  }

  package static let width = 680.0
  private static let (left, right, top, bottom) = (64.0, 30.0, 34.0, 58.0)

  package private(set) var drawing: Drawing
  package let x: Scale
  package let y: Scale

  /// Creates a chart with its grid and axis labels.
  package init(x: Axis, y: Axis, height: Double = 330) {
    self.x = Scale(x.kind, domain: x.domain, from: Self.left, to: Self.width - Self.right)
    self.y = Scale(y.kind, domain: y.domain, from: height - Self.bottom, to: Self.top)
    drawing = Drawing(width: Self.width, height: height)
    drawGrid(x, y)
  }

  private mutating func drawGrid(_ xAxis: Axis, _ yAxis: Axis) {
    let (left, right) = (x.start, x.end)
    let levels = Ticks.values(of: y, about: 4)
    for (value, text) in zip(levels, Ticks.labels(of: levels, on: y.kind)) {
      guard let place = y.position(value) else { continue }
      drawing.line(Point(left, place), Point(right, place), class: "grid")
      drawing.label(text, at: Point(left - 10, place + 4.5), anchor: .end, class: "tick")
    }
    let places = Ticks.values(of: x, about: 6)
    for (value, text) in zip(places, Ticks.labels(of: places, on: x.kind)) {
      guard let place = x.position(value) else { continue }
      drawing.line(Point(place, y.start), Point(place, y.start + 5), class: "axis")
      drawing.label(text, at: Point(place, y.start + 24), anchor: .middle, class: "tick")
    }
    drawing.line(Point(left, y.start), Point(right, y.start), class: "axis")
    drawing.label(yAxis.label, at: Point(0, 15), class: "axis-label")
    drawing.label(
      xAxis.label, at: Point(right, y.start + 50), anchor: .end, class: "axis-label")
  }

  /// The position of a pair of values; `nil` if an axis can't show it.
  package func point(_ xValue: Double, _ yValue: Double) -> Point? {
    guard let left = x.position(xValue), let top = y.position(yValue) else { return nil }
    return Point(left, top)
  }

  /// Draws a line through the values, broken at those the axes can't show.
  package mutating func line(_ values: [(x: Double, y: Double)], class name: String) {
    for part in values.split(whereSeparator: { point($0.x, $0.y) == nil }) {
      let points = part.compactMap { point($0.x, $0.y) }
      let drawn = Decimation.extremes(of: points, columnWidth: 0.5)
      drawing.path(Decimation.simplified(drawn, tolerance: 0.1), class: name)
      // A single value between two gaps would be invisible as a line.
      if let only = points.first, points.count == 1 {
        drawing.circle(only, radius: 1.5, class: "\(name)-dot")
      }
    }
  }

  package mutating func dot(
    _ xValue: Double, _ yValue: Double, radius: Double = 4, class name: String,
    note: String? = nil
  ) {
    guard let point = point(xValue, yValue) else { return }
    drawing.circle(point, radius: radius, class: name, note: note)
  }

  /// Draws a bar from the bottom of the chart.
  package mutating func bar(
    _ range: ClosedRange<Double>, _ value: Double, class name: String, note: String
  ) {
    guard let start = x.position(range.lowerBound), let end = x.position(range.upperBound),
      let top = y.position(value)
    else { return }
    drawing.rectangle(
      x: start + 0.5, y: top, width: max(end - start - 1, 0.5), height: y.start - top,
      class: name, note: note)
  }

  /// Draws a vertical line over the whole height, with a label at its top.
  package mutating func upright(at value: Double, class name: String, label: String) {
    guard let place = x.position(value) else { return }
    drawing.line(Point(place, y.start), Point(place, y.end), class: name)
    let isLeft = place > (x.start + x.end) * 0.6
    drawing.label(
      label, at: Point(place + (isLeft ? -7 : 7), y.end + 12), anchor: isLeft ? .end : .start,
      class: "note")
  }

  /// Draws a horizontal line over the whole width, with a label above its right end.
  package mutating func level(at value: Double, class name: String, label: String) {
    guard let place = y.position(value) else { return }
    drawing.line(Point(x.start, place), Point(x.end, place), class: name)
    drawing.label(label, at: Point(x.end, place - 7), anchor: .end, class: "note")
  }

  /// Writes a note beside a value.
  package mutating func note(
    _ text: String, at xValue: Double, _ yValue: Double, above: Double = 12
  ) {
    guard let point = point(xValue, yValue) else { return }
    let middle = min(max(point.x, x.start + 60), x.end - 60)
    drawing.label(text, at: Point(middle, point.y - above), anchor: .middle, class: "note")
  }
}
