import Record

/// The beginnings of documents, verbatim.
enum ExcerptsFigure {
  static func make(_ figures: LoadFigures) -> Figure? {
    guard !figures.excerpts.isEmpty else { return nil }
    let markup = figures.excerpts.count { $0.text.contains("<") }
    let tail = markup == 0 ? "" : "; \(markup == 1 ? "one contains" : "\(markup) contain") markup"
    return Figure(
      title: figures.excerpts.count == 1 ? "How the text begins" : "How the documents begin",
      sentence: figures.excerpts.count == 1
        ? "The text as it was read, before any cleaning\(tail)."
        : "\(Words.count(figures.excerpts.count, "document")) as they were read, before any "
          + "cleaning\(tail).",
      content: [
        View(
          "figure/excerpts",
          [
            "excerpts": figures.excerpts.map {
              View(["name": $0.name, "text": $0.text, "isCut": $0.isCut])
            }
          ])
      ])
  }
}
