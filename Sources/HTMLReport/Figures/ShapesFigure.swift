import Record

/// The shape of one batch after each part of the model.
enum ShapesFigure {
  /// - Parameter loader: provides the batch; without it there is no figure.
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
      title: "The shape of a batch through the model",
      sentence: "\(Words.count([B, T].saturatingProduct, "token id")) go in and "
        + "\(Words.count([B, T, model.vocabulary].saturatingProduct)) logits come out: one for "
        + "each of \(Words.count(model.vocabulary)) words at each position.",
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
