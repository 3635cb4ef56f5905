import Drawings

/// The cell state of one unit over a text: a bar for each word, from zero.
struct CellStateBars {
  let words: [String]
  /// c after each word.
  let values: [Double]

  private static let (left, right, top, foot) = (40.0, 326.0, 8.0, 92.0)

  var drawing: Drawing {
    let (left, right, top, foot) = (Self.left, Self.right, Self.top, Self.foot)
    var drawing = Drawing(width: 330, height: 112)
    let scale = Scale(
      .linear, domain: Scale.rounded(Scale.domain(of: values, .linear, fromZero: true), .linear),
      from: foot, to: top)
    for tick in Ticks.values(of: scale, about: 3) {
      guard let y = scale.position(tick) else { continue }
      drawing.line(Point(left, y), Point(right, y), class: tick == 0 ? "axis" : "grid")
      drawing.label(
        tick == 0 ? "0" : Format.significant(tick).replacing("-", with: "−"),
        at: Point(left - 6, y + 4),
        anchor: .end, class: "tick")
    }
    let width = (right - left) / Double(max(values.count, 1))
    let zero = scale.position(0) ?? foot
    for (place, value) in values.enumerated() {
      guard let y = scale.position(value) else { continue }
      drawing.rectangle(
        x: left + Double(place) * width + 0.5, y: min(y, zero), width: width - 1,
        height: abs(y - zero), class: "bar cell-bar",
        note: "\(place + 1) \(words[place]): \(Format.decimal(value))")
    }
    for place in values.indices where place == 0 || (place + 1) % 10 == 0 {
      drawing.label(
        "\(place + 1)", at: Point(left + (Double(place) + 0.5) * width, foot + 16),
        anchor: .middle, class: "tick")
    }
    return drawing
  }
}
