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
