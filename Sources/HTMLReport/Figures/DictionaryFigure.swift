import Record

/// The two dictionaries, from words to ids and back.
enum DictionaryFigure {
  static func make(_ figures: VocabFigures) -> Figure? {
    guard !figures.dictionary.isEmpty else { return nil }
    let entries = Words.count(figures.dictionary.count)
    return Figure(
      title: "The two dictionaries, first \(entries) entries", sentence: sentence(figures),
      content: [
        View(
          "figure/tables",
          [
            "tables": [
              panel(
                "word to id", [.text("word"), .number("id")],
                figures.dictionary.map { [$0.word, String($0.id)] }),
              panel(
                "id to word", [.number("id"), .text("word")],
                figures.dictionary.map { [String($0.id), $0.word] }),
            ]
          ])
      ])
  }

  private static func sentence(_ figures: VocabFigures) -> String {
    guard let example = figures.lookUp else { return "Each undoes the other." }
    return "“\(example.word)” → \(example.id), and \(example.id) → “\(example.word)”: each "
      + "undoes the other."
  }

  private static func panel(
    _ title: String, _ columns: [DataTable.Column], _ rows: [[String]]
  ) -> View {
    View([
      "title": title,
      "table": DataTable(label: "Dictionary from \(title)", columns: columns, rows: rows).view,
    ])
  }
}
