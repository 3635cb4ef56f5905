import Record

/// The most and the least frequent words of the vocabulary.
enum WordsFigure {
  static func make(_ figures: VocabFigures) -> Figure? {
    guard let most = figures.mostFrequent.first else { return nil }
    let least = figures.leastFrequent.map(\.count).min()
    let tail = least.map { "; the least frequent words in the vocabulary occur \(times($0))" }
    return Figure(
      title: "The two ends of the vocabulary",
      sentence: "“\(most.token)” is the most frequent, \(times(most.count))\(tail ?? "").",
      content: [
        View(
          "figure/tables",
          [
            "tables": [
              panel("most frequent", figures.mostFrequent),
              panel("least frequent", figures.leastFrequent),
            ]
          ])
      ])
  }

  private static func panel(_ title: String, _ words: [VocabFigures.Word]) -> View {
    View([
      "title": title,
      "table": DataTable(
        label: "The \(title) words", columns: [.number("id"), .text("token"), .number("count")],
        rows: words.map { [String($0.id), $0.token, Words.count($0.count)] }
      ).view,
    ])
  }

  private static func times(_ count: Int) -> String {
    count == 1 ? "once" : "\(Words.count(count)) times"
  }
}
