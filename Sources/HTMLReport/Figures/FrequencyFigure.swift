import Foundation
import Record

/// Word counts by rank on two logarithmic axes, with Zipf's line.
enum FrequencyFigure {
  static func make(_ figures: VocabFigures, values: RunValues) -> Figure? {
    let counts = figures.frequencies.filter { $0.rank > 0 && $0.count > 0 }
      .sorted { $0.rank < $1.rank }
    guard let first = counts.first, let last = counts.last else { return nil }
    let sentence = sentence(counts, values)
    var chart = Chart(
      x: Chart.Axis(
        label: "rank", kind: .logarithmic,
        domain: Scale.domain(
          of: [1, Double(last.rank), Double(max(figures.lastRankKept, 1))], .logarithmic)),
      y: Chart.Axis(
        label: "count", kind: .logarithmic,
        domain: Scale.rounded(
          Scale.domain(of: counts.map { Double($0.count) }, .logarithmic), .logarithmic)))
    chart.line(zipf(first, to: last.rank, above: chart.y.domain.lowerBound), class: "reference")
    chart.line(counts.map { (Double($0.rank), Double($0.count)) }, class: "series-1")
    for count in counts where count.rank <= 10 {
      chart.dot(Double(count.rank), Double(count.count), radius: 2.5, class: "dot-1")
    }
    if figures.lastRankKept > 0 {
      chart.upright(
        at: Double(figures.lastRankKept), class: "limit",
        label: "vocabulary ends at rank \(Words.count(figures.lastRankKept))")
    }
    let title = "How often words occur, by rank"
    return Figure(
      title: title, sentence: sentence,
      content: [
        View(
          "figure/drawing",
          [
            "drawing": chart.drawing.markup(
              id: "frequencies", title: title, description: sentence)
          ])
      ],
      legend: [
        .init(line: "series-1", text: "this text"),
        .init(line: "reference", text: "Zipf: count ∝ 1 / rank (slope −1)"),
      ],
      table: DataTable(
        label: title, columns: [.number("rank"), .number("count")],
        rows: counts.map { [Words.count($0.rank), Words.count($0.count)] }))
  }

  /// Zipf's line from the most frequent word to the edge of the chart.
  private static func zipf(
    _ first: VocabFigures.RankedCount, to rank: Int, above low: Double
  ) -> [(x: Double, y: Double)] {
    let top = Double(first.count) * Double(first.rank)
    let end = min(Double(rank), top / low)
    return end > Double(first.rank)
      ? [(Double(first.rank), Double(first.count)), (end, top / end)] : []
  }

  private static func sentence(
    _ counts: [VocabFigures.RankedCount], _ values: RunValues
  ) -> String {
    let kinds = counts.last?.rank ?? 0
    // No text has more distinct words than that, but a damaged file may claim so.
    let total =
      values.number(.vocab, "tokens") ?? (kinds < 100_000_000 ? sum(counts, upTo: kinds) : 0)
    let most = min(100, kinds)
    guard total > 0, most > 0 else { return "Counts fall with rank." }
    let share = min(1, sum(counts, upTo: most) / total)
    return
      "The "
      + (most == 1
        ? "most frequent word makes up " : "\(Words.count(most)) most frequent words make up ")
      + "\(Words.percent(share)) of the text; the least frequent of "
      + "\(Words.count(kinds)) occurs \(times(counts.last?.count ?? 0))."
  }

  private static func times(_ count: Int) -> String {
    count == 1 ? "once" : "\(Words.count(count)) times"
  }

  /// The sum of the counts up to `rank`, interpolating between samples along straight lines of the
  /// logarithmic chart.
  private static func sum(_ counts: [VocabFigures.RankedCount], upTo rank: Int) -> Double {
    var sum = 0.0
    for (one, next) in zip(counts, counts.dropFirst()) where one.rank <= rank {
      let slope =
        log(Double(next.count) / Double(one.count))
        / log(Double(next.rank) / Double(one.rank))
      for between in one.rank..<min(next.rank, rank + 1) {
        sum += Double(one.count) * pow(Double(between) / Double(one.rank), slope)
      }
    }
    if let last = counts.last, last.rank <= rank { sum += Double(last.count) }
    return sum
  }
}
