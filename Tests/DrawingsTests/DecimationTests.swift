import Foundation
import Testing

@testable import Drawings

@Suite struct DecimationTests {
  @Test("A straight line is its two ends; whatever is left out lies within the tolerance")
  func simplifies() {
    let straight = (0...2000).map { Point(Double($0) / 3, 200 - Double($0) / 20) }
    #expect(Decimation.simplified(straight, tolerance: 0.1) == [straight[0], straight[2000]])
    let wave = (0...2000).map { Point(Double($0) / 3, 40 * sin(Double($0) / 90)) }
    let kept = Decimation.simplified(wave, tolerance: 0.1)
    #expect(kept.count < 200 && kept.first == wave.first && kept.last == wave.last)
    for point in wave {
      let end = max(1, kept.firstIndex { $0.x >= point.x } ?? 1)
      let (from, to) = (kept[end - 1], kept[end])
      let level = from.y + (to.y - from.y) * (point.x - from.x) / (to.x - from.x)
      #expect(abs(point.y - level) < 0.1001)
    }
    let spike = [Point(0, 0), Point(1, 0), Point(1, 9), Point(1, -9), Point(2, 0)]
    #expect(Set(spike[2...3]).isSubset(of: Decimation.simplified(spike, tolerance: 0.1)))
    #expect(Decimation.simplified([], tolerance: 1).isEmpty)
    #expect(Decimation.simplified([Point(1, 1)], tolerance: 1) == [Point(1, 1)])
  }

  @Test func keepsEverySpike() throws {
    var points = (0..<10_000).map { Point(Double($0) / 20, 100) }
    points[4321].y = 3
    points[7000].y = 250
    let kept = Decimation.extremes(of: points, columnWidth: 0.5)
    #expect(kept.count < 4100)
    #expect(kept.contains(points[4321]) && kept.contains(points[7000]))
    #expect(kept.first == points.first && kept.last == points.last)
    #expect(kept.map(\.x) == kept.map(\.x).sorted())
  }

  @Test func leavesShortLinesAlone() {
    let points = [Point(0, 1), Point(0, 2), Point(0, 3)]
    #expect(Decimation.extremes(of: points, columnWidth: 10) == points)
  }

  @Test(arguments: [(0, 100), (1, 100), (100, 100), (101, 100), (12_345, 100), (5, 0), (5, 1)])
  func choosesIndicesWithBothEnds(total: Int, most: Int) {
    let indices = Decimation.indices(of: total, atMost: most)
    #expect(indices.count == min(total, most))
    #expect(Set(indices).count == indices.count)
    if most > 1, total > 0 { #expect(indices.first == 0 && indices.last == total - 1) }
  }

  @Test func smoothsOverGaps() {
    let smoothed = Decimation.smoothed([1, .nan, 3, 5], window: 2)
    #expect(smoothed == [1, 2, 4, 4])
    #expect(Decimation.smoothed([], window: 5) == [])
    #expect(Decimation.smoothed([.nan], window: 5)[0].isNaN)
  }
}
