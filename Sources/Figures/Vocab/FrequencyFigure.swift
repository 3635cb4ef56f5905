import Drawings
import Foundation
import Pipeline
import Record
import Text
import Wording

/// Word counts by rank on two logarithmic axes, with Zipf's line.
package struct FrequencyFigure: StepFigure {
  package static let step = StepID.vocab

  struct RankedCount: Codable, Hashable, Sendable {
    /// 1 for the most frequent word.
    let rank: Int
    let count: Int
  }

  /// Counts by rank, sampled evenly along a logarithmic axis, first and last rank included.
  let frequencies: [RankedCount]
  /// The rank of the last word in the vocabulary.
  let lastRankKept: Int

  package func drawn(in values: RunValues) -> Figure? {
    let counts = frequencies.filter { $0.rank > 0 && $0.count > 0 }
      .sorted { $0.rank < $1.rank }
    guard let first = counts.first, let last = counts.last else { return nil }
    let title = localized("How often words occur, by rank")
    return Figure(
      title: title, sentence: Self.sentence(counts, values),
      drawing: drawing(counts, first, last), named: "frequencies",
      legend: [
        .init(line: "series-1", text: localized("this text")),
        .init(line: "reference", text: localized("Zipf: count ∝ 1 / rank (slope −1)")),
      ],
      table: DataTable(
        label: title, columns: [.number("rank"), .number("count")],
        rows: counts.map { [Format.count($0.rank), Format.count($0.count)] }))
  }

  private func drawing(
    _ counts: [RankedCount], _ first: RankedCount, _ last: RankedCount
  ) -> Drawing {
    var chart = Chart(
      x: Chart.Axis(
        label: localized("rank"), kind: .logarithmic,
        domain: Scale.domain(
          of: [1, Double(last.rank), Double(max(lastRankKept, 1))], .logarithmic)),
      y: Chart.Axis(
        label: localized("count"), kind: .logarithmic,
        domain: Scale.rounded(
          Scale.domain(of: counts.map { Double($0.count) }, .logarithmic), .logarithmic)))
    chart.line(
      Self.zipf(first, to: last.rank, above: chart.y.domain.lowerBound), class: "reference")
    chart.line(counts.map { (Double($0.rank), Double($0.count)) }, class: "series-1")
    for count in counts where count.rank <= 10 {
      chart.dot(Double(count.rank), Double(count.count), radius: 2.5, class: "dot-1")
    }
    if lastRankKept > 0 {
      chart.upright(
        at: Double(lastRankKept), class: "limit",
        label: localized("vocabulary ends at rank \(Format.count(lastRankKept))"))
    }
    return chart.drawing
  }

  /// Zipf's line from the most frequent word to the edge of the chart.
  private static func zipf(
    _ first: RankedCount, to rank: Int, above low: Double
  ) -> [(x: Double, y: Double)] {
    let top = Double(first.count) * Double(first.rank)
    let end = min(Double(rank), top / low)
    return end > Double(first.rank)
      ? [(Double(first.rank), Double(first.count)), (end, top / end)] : []
  }

  private static func sentence(_ counts: [RankedCount], _ values: RunValues) -> String {
    let kinds = counts.last?.rank ?? 0
    // No text has more distinct words than that, but a damaged file may claim so.
    let total =
      values.number(.vocab, "tokens") ?? (kinds < 100_000_000 ? sum(counts, upTo: kinds) : 0)
    // A hundred of fewer kinds would be all of them.
    let most = min(kinds > 100 ? 100 : 10, kinds)
    guard total > 0, most > 0 else { return localized("Counts fall with rank.") }
    let share = min(1, sum(counts, upTo: most) / total)
    let least = localized(
      "the least frequent of \(Format.count(kinds)) occurs \(Format.times(counts.last?.count ?? 0))."
    )
    return most == 1
      ? localized(
        "The most frequent word makes up \(Format.percent(share)) of the text; \(least)")
      : localized(
        "The \(Format.count(most)) most frequent words make up \(Format.percent(share)) of the "
          + "text; \(least)")
  }

  /// The sum of the counts up to `rank`, interpolating between samples along straight lines of the
  /// logarithmic chart.
  private static func sum(_ counts: [RankedCount], upTo rank: Int) -> Double {
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

extension FrequencyFigure {
  package init?(of run: StoredRun) throws {
    let vocab = try run.product(of: Vocab.self)
    let counts = vocab.typeCounts
    frequencies = Self.ranks(upTo: counts.count).map {
      RankedCount(rank: $0, count: counts[$0 - 1])
    }
    lastRankKept = vocab.vocabulary.wordIDs.count
  }

  /// At most forty ranks for each factor of ten, evenly spaced on a logarithmic axis.
  private static func ranks(upTo last: Int) -> [Int] {
    guard last > 0 else { return [] }
    let steps = Int((log10(Double(last)) * 40).rounded(.up))
    let ranks = (0...steps).map { min(last, Int(pow(10, Double($0) / 40).rounded())) }
    return Array(Set(ranks)).sorted()
  }
}
