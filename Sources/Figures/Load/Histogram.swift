/// How many items fall into each of several ranges.
struct Histogram: Codable, Hashable, Sendable {
  /// The unit of the axis, such as "words".
  var unit: String
  /// The edges of the ranges: one more than `counts`. A range includes its lower edge.
  var edges: [Double]
  var counts: [Int]

  init(unit: String, edges: [Double], counts: [Int]) {
    precondition(edges.count == counts.count + 1, "A histogram has one more edge than ranges")
    self.unit = unit
    self.edges = edges
    self.counts = counts
  }

  /// Counts `values` in at most `ranges` ranges of equal width, starting at 0.
  ///
  /// The width is 1, 2 or 5 times a power of ten.
  ///
  /// - Parameters:
  ///   - values: none negative.
  ///   - ranges: at least 2.
  init(of values: [Int], unit: String, ranges: Int = 40) {
    precondition(ranges >= 2, "A histogram needs ranges")
    precondition((values.min() ?? 0) >= 0, "A histogram of lengths starts at 0")
    let most = values.max() ?? 0
    var width = 1
    search: while true {
      for step in [1, 2, 5] where most / (width * step) < ranges {
        width *= step
        break search
      }
      width *= 10
    }
    var counts = [Int](repeating: 0, count: most / width + 1)
    for value in values { counts[value / width] += 1 }
    self.init(
      unit: unit, edges: (0...counts.count).map { Double($0) * Double(width) }, counts: counts)
  }
}
