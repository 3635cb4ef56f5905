import Record

/// The shape of one batch after each part of the model.
enum ShapesFigure {
  /// - Parameter loader: gives the batch; without it there is nothing to draw.
  static func make(_ model: ModelFigures, loader: LoaderFigures?) -> Figure? {
    guard let grid = loader?.grids.first(where: \.isUsed), grid.width > 0 else { return nil }
    let (B, T) = (grid.lengths.count, grid.width)
    let stages: [(name: String, letters: String, sizes: [Int])] = [
      ("ids", "(B, T)", [B, T]),
      ("embedding", "(B, T, E)", [B, T, model.embedding]),
      ("LSTM", "(B, T, H)", [B, T, model.hidden]),
      ("linear", "(B, T, V)", [B, T, model.vocabulary]),
    ]
    return Figure(
      title: "A batch on its way through the model",
      sentence: "\(Words.count([B, T].saturatingProduct, "id")) go in and "
        + "\(Words.count([B, T, model.vocabulary].saturatingProduct)) numbers come out: a score for each of "
        + "\(Words.count(model.vocabulary)) words at each place.",
      content: [
        View(
          "figure/flow",
          [
            "stages": stages.map {
              View([
                "name": $0.name, "letters": $0.letters,
                "sizes": "(\($0.sizes.map { Words.count($0) }.joined(separator: " × ")))",
              ])
            }
          ])
      ])
  }
}
