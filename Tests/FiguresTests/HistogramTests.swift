@testable import Figures
import Testing

@Suite struct HistogramTests {
  @Test func countsFallIntoTheirRanges() {
    let histogram = Histogram(of: [0, 1, 1, 4, 5, 9, 19], unit: "words", ranges: 4)
    #expect(histogram.unit == "words")
    #expect(histogram.edges == [0, 5, 10, 15, 20])
    #expect(histogram.counts == [4, 2, 0, 1])
  }

  /// The width grows as soon as the largest value would need one range too many.
  @Test(
    arguments: [
      (0, 1), (39, 1), (40, 2), (79, 2), (80, 5), (199, 5), (200, 10), (399, 10), (400, 20),
      (7_999, 200), (8_000, 500),
    ])
  func widthIsRound(most: Int, width: Double) {
    let histogram = Histogram(of: [most], unit: "words")
    #expect(histogram.edges[1] == width)
    #expect(histogram.counts.count <= 40)
    #expect(histogram.counts.last == 1)
  }

  @Test(
    arguments: [2, 3, 40, 1000], [[0], [3, 1, 4, 1, 5, 9, 2, 6], [256, 2, 2, 1000], [99_999]])
  func nothingIsLost(ranges: Int, values: [Int]) {
    let histogram = Histogram(of: values, unit: "tokens", ranges: ranges)
    #expect(histogram.counts.reduce(0, +) == values.count)
    #expect(histogram.counts.count <= ranges)
    #expect(histogram.edges.count == histogram.counts.count + 1)
    let widths = zip(histogram.edges.dropFirst(), histogram.edges).map(-)
    #expect(Set(widths).count == 1)
    for (index, count) in histogram.counts.enumerated() {
      let range = histogram.edges[index]..<histogram.edges[index + 1]
      #expect(values.count { range.contains(Double($0)) } == count)
    }
  }

  @Test func ofNothingIsOneEmptyRange() {
    let histogram = Histogram(of: [], unit: "words")
    #expect(histogram.counts == [0])
    #expect(histogram.edges == [0, 1])
  }

  @Test(arguments: [2, 40]) func hugeValuesFit(ranges: Int) {
    let histogram = Histogram(of: [0, .max], unit: "words", ranges: ranges)
    #expect(histogram.counts.reduce(0, +) == 2)
    #expect(histogram.counts.count <= ranges)
    #expect(histogram.edges.last.map { $0 >= Double(Int.max) } == true)
  }
}
