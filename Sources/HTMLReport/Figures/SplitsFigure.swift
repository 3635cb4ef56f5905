import Record

/// How the sequences and targets are split.
enum SplitsFigure {
  static func make(_ figures: DatasetFigures) -> Figure? {
    let total = figures.splits.map(\.tokens).saturatingSum
    guard let largest = figures.splits.max(by: { $0.tokens < $1.tokens }), total > 0 else {
      return nil
    }
    // Windows are never cut.
    let areCut = figures.windows == nil
    let share = { (tokens: Int) in Words.percent(Double(tokens) / Double(total)) }
    return Figure(
      title: "The splits",
      sentence: "\(share(largest.tokens)) of all \(Words.count(total)) targets are in the "
        + "\(largest.name) split.",
      content: [
        DataTable(
          label: "Sizes of the splits",
          columns: [
            .text("split"), .number("sequences"), .number("targets"), .number("share"),
          ] + (areCut ? [.number("cut")] : []),
          rows: figures.splits.map {
            [
              $0.name, Words.count($0.sequences), Words.count($0.tokens), share($0.tokens),
            ] + (areCut ? [Words.count($0.cut)] : [])
          }
        ).figureView
      ])
  }
}
