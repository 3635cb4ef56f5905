/// Reduces long series to fewer points.
package enum Decimation {
  /// Fewer points that draw the same line: the first, lowest, highest and last of each narrow
  /// column. No spike is lost.
  ///
  /// - Parameter points: From left to right.
  package static func extremes(of points: [Point], columnWidth: Double) -> [Point] {
    guard points.count > 1000 else { return points }
    var result: [Point] = []
    var start = 0
    while start < points.count {
      let column = (points[start].x / columnWidth).rounded(.down)
      var end = start
      var (low, high) = (start, start)
      while end < points.count, (points[end].x / columnWidth).rounded(.down) == column {
        if points[end].y < points[low].y { low = end }
        if points[end].y > points[high].y { high = end }
        end += 1
      }
      result += Set([start, low, high, end - 1]).sorted().map { points[$0] }
      start = end
    }
    return result
  }

  /// The points that a line needs to pass all others within `tolerance`, measured vertically: those
  /// of Douglas and Peucker (1973). O(n log n), or O(n²) where it keeps nearly all.
  ///
  /// - Parameter points: From left to right.
  package static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 2 else { return points }
    var isKept = [Bool](repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var spans = [(0, points.count - 1)]
    while let (start, end) = spans.popLast() {
      let (from, to) = (points[start], points[end])
      let slope = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0
      var (farthest, distance) = (start, tolerance)
      for index in start + 1..<max(end, start + 1) {
        let away = abs(points[index].y - from.y - slope * (points[index].x - from.x))
        if away > distance { (farthest, distance) = (index, away) }
      }
      guard farthest > start else { continue }
      isKept[farthest] = true
      spans += [(start, farthest), (farthest, end)]
    }
    return points.indices.filter { isKept[$0] }.map { points[$0] }
  }

  /// At most `count` evenly spaced indices below `total`, including the first and the last.
  package static func indices(of total: Int, atMost count: Int) -> [Int] {
    guard total > count, count > 1 else { return Array(0..<min(total, max(count, 0))) }
    return (0..<count).map { $0 * (total - 1) / (count - 1) }
  }

  /// The mean of each value and its neighbours within `window`, ignoring values that are not
  /// finite. O(n)
  package static func smoothed(_ values: [Double], window: Int) -> [Double] {
    var sums = [0.0]
    var counts = [0]
    for value in values {
      sums.append(sums[sums.count - 1] + (value.isFinite ? value : 0))
      counts.append(counts[counts.count - 1] + (value.isFinite ? 1 : 0))
    }
    return values.indices.map { index in
      let low = max(0, index - window / 2)
      let high = min(values.count, index + window / 2 + 1)
      let count = counts[high] - counts[low]
      return count == 0 ? .nan : (sums[high] - sums[low]) / Double(count)
    }
  }
}
