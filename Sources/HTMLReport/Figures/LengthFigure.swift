import Record

/// The distribution of document lengths.
enum LengthFigure {
  /// `nil` for a single text: its length is a number, not a distribution.
  static func make(of load: LoadFigures) -> Figure? {
    guard load.lengths.counts.saturatingSum > 1 else { return nil }
    return make(
      load.lengths, id: "load", title: "How long the training documents are", cut: nil,
      ending: "")
  }

  /// `nil` for windows, which are never cut.
  static func make(of dataset: DatasetFigures) -> Figure? {
    guard dataset.windows == nil else { return nil }
    return make(
      dataset.lengths, id: "dataset", title: "Where the documents are cut",
      cut: dataset.cutLength, ending: cutSentence(dataset))
  }

  private static func cutSentence(_ dataset: DatasetFigures) -> String {
    guard let training = dataset.splits.first(where: { $0.name == "training" }),
      training.sequences > 0
    else { return "" }
    let share = Words.percent(Double(training.cut) / Double(training.sequences))
    return training.cut == 0
      ? " None exceeds the maximum sequence length, \(Words.count(dataset.cutLength))."
      : " \(Words.count(training.cut)) of them (\(share)) are longer than "
        + "\(Words.count(dataset.cutLength)) and were cut there."
  }

  private static func make(
    _ histogram: Histogram, id: String, title: String, cut: Int?, ending: String
  ) -> Figure? {
    let total = histogram.counts.saturatingSum
    guard total > 0, histogram.edges.count == histogram.counts.count + 1 else { return nil }
    let sentence = sentence(histogram, total: total) + ending
    let cutMark = cut.map { [Double($0)] } ?? []
    var chart = Chart(
      x: Chart.Axis(
        label: histogram.unit, domain: Scale.domain(of: histogram.edges + cutMark, .linear)),
      y: Chart.Axis(
        label: "documents",
        domain: Scale.rounded(
          Scale.domain(of: histogram.counts.map(Double.init), .linear, fromZero: true), .linear)),
      height: 260)
    for (index, count) in histogram.counts.enumerated() where count > 0 {
      let (low, high) = (histogram.edges[index], histogram.edges[index + 1])
      guard low < high else { continue }
      chart.bar(
        low...high, Double(count), class: "bar",
        note: "\(range(low, high)) \(histogram.unit): \(Words.count(count))")
    }
    if let cut {
      chart.upright(at: Double(cut), class: "limit", label: "cut at \(Words.count(cut))")
    }
    let drawing = chart.drawing.markup(
      id: "lengths-\(id)", title: title, description: sentence)
    return Figure(
      title: title, sentence: sentence,
      content: [View("figure/drawing", ["drawing": drawing])],
      table: DataTable(
        label: title, columns: [.number(histogram.unit), .number("documents")],
        rows: histogram.counts.indices.map {
          [range(histogram.edges[$0], histogram.edges[$0 + 1]), Words.count(histogram.counts[$0])]
        }))
  }

  private static func sentence(_ histogram: Histogram, total: Int) -> String {
    let half = Words.count(edge(below: 0.5, histogram, total))
    let most = Words.count(edge(below: 0.95, histogram, total))
    return "Half of the \(Words.count(total, "document")) have fewer than \(half) "
      + "\(histogram.unit), and 95 % have fewer than \(most)."
  }

  /// The first bin edge below which at least this share of the documents lies.
  private static func edge(below share: Double, _ histogram: Histogram, _ total: Int) -> Double {
    var sum = 0.0
    for (index, count) in histogram.counts.enumerated() {
      sum += Double(count)
      if sum >= share * Double(total) { return histogram.edges[index + 1] }
    }
    return histogram.edges.last ?? 0
  }

  private static func range(_ low: Double, _ high: Double) -> String {
    high - low == 1 ? Words.count(low) : "\(Words.count(low)) to \(Words.count(high - 1))"
  }
}
