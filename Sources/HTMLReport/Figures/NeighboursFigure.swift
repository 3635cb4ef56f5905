import Record

/// The nearest neighbours of some words in the embedding, before and after training.
enum NeighboursFigure {
  static func make(_ figures: [NeighbourFigures]) -> Figure? {
    let told = figures.filter { !$0.after.isEmpty }
    guard let first = told.first else { return nil }
    let title = "Nearest neighbours in the embedding"
    return Figure(
      title: title, sentence: sentence(first),
      content: [
        View(
          "figure/table",
          [
            "table": DataTable(
              label: title,
              columns: [.text("word"), .text("before training"), .text("after training")],
              rows: told.map { [$0.token, list($0.before), list($0.after)] }
            ).view
          ])
      ],
      table: DataTable(
        label: "Cosine similarities",
        columns: [.text("word"), .text("when"), .text("neighbour"), .number("cosine")],
        rows: told.flatMap { word in
          rows(word.token, "before", word.before) + rows(word.token, "after", word.after)
        }))
  }

  private static func list(_ neighbours: [NeighbourFigures.Neighbour]) -> String {
    neighbours.map(\.token).joined(separator: ", ")
  }

  private static func rows(
    _ word: String, _ time: String, _ neighbours: [NeighbourFigures.Neighbour]
  ) -> [[String]] {
    neighbours.map { [word, time, $0.token, Words.decimal($0.similarity)] }
  }

  private static func sentence(_ word: NeighbourFigures) -> String {
    let after = word.after.first.map {
      "After training, “\($0.token)” is nearest to “\(word.token)”, with a cosine similarity of "
        + "\(Words.decimal($0.similarity))"
    }
    let before = word.before.first.map {
      "; before, it was “\($0.token)” by chance, with \(Words.decimal($0.similarity))"
    }
    return "\(after ?? "")\(before ?? "")."
  }
}
