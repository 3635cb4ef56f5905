import Drawings
import Record
import Wording

/// A distribution of document lengths, drawn as bars.
struct LengthChart {
  let name: String
  let title: String
  let lengths: Histogram
  /// The length at which documents are cut, if they are.
  var cut: Int?
  /// What the sentence says after the lengths.
  var ending = ""

  var figure: Figure? {
    let total = lengths.counts.saturatingSum
    guard total > 0, lengths.edges.count == lengths.counts.count + 1 else { return nil }
    return Figure(
      title: title,
      sentence: [sentence(total: total), ending].filter { !$0.isEmpty }.joined(separator: " "),
      drawing: drawing, named: "lengths-\(name)",
      table: DataTable(
        label: title, columns: [.number(named: unit), .number("documents")],
        rows: lengths.counts.indices.map {
          [range(lengths.edges[$0], lengths.edges[$0 + 1]), Format.count(lengths.counts[$0])]
        }))
  }

  /// The unit of the axis.
  private var unit: String { localized(Phrase(lengths.unit)) }

  private var drawing: Drawing {
    let cutMark = cut.map { [Double($0)] } ?? []
    var chart = Chart(
      x: Chart.Axis(
        label: unit, domain: Scale.domain(of: lengths.edges + cutMark, .linear)),
      y: Chart.Axis(
        label: localized("documents"),
        domain: Scale.rounded(
          Scale.domain(of: lengths.counts.map(Double.init), .linear, fromZero: true), .linear)),
      height: 260)
    for (index, count) in lengths.counts.enumerated() where count > 0 {
      let (low, high) = (lengths.edges[index], lengths.edges[index + 1])
      guard low < high else { continue }
      chart.bar(
        low...high, Double(count), class: "bar",
        note: "\(range(low, high)) \(unit): \(Format.count(count))")
    }
    if let cut {
      chart.upright(
        at: Double(cut), class: "limit", label: localized("cut at \(Format.count(cut))"))
    }
    return chart.drawing
  }

  private func sentence(total: Int) -> String {
    let half = Format.count(edge(below: 0.5, total))
    let most = Format.count(edge(below: 0.95, total))
    return localized(
      "Half of the \(Format.count(total, "document")) have fewer than \(half) \(unit), and 95 % "
        + "have fewer than \(most).")
  }

  /// The first bin edge below which at least this share of the documents lies.
  private func edge(below share: Double, _ total: Int) -> Double {
    var sum = 0.0
    for (index, count) in lengths.counts.enumerated() {
      sum += Double(count)
      if sum >= share * Double(total) { return lengths.edges[index + 1] }
    }
    return lengths.edges.last ?? 0
  }

  private func range(_ low: Double, _ high: Double) -> String {
    high - low == 1
      ? Format.count(low) : localized("\(Format.count(low)) to \(Format.count(high - 1))")
  }
}
