import Record

/// The shape of one batch after each part of the model.
enum ShapesFigure {
  static func make(_ figures: ModelFigures) -> Figure? {
    guard let first = figures.stages.first, let last = figures.stages.last else { return nil }
    return Figure(
      title: "A batch on its way through the model",
      sentence: "\(Words.count(product(first.sizes), "id")) go in and "
        + "\(Words.count(product(last.sizes))) numbers come out: a score for each of "
        + "\(Words.count(figures.vocabulary)) words at each place.",
      content: [
        View(
          "figure/flow",
          [
            "stages": figures.stages.map {
              View([
                "name": $0.name,
                "letters": "(\($0.letters.joined(separator: ", ")))",
                "sizes": "(\($0.sizes.map { Words.count($0) }.joined(separator: " × ")))",
              ])
            }
          ])
      ])
  }

  /// Saturates: sizes come from a file, and a product of strange ones must not trap.
  private static func product(_ sizes: [Int]) -> Int {
    sizes.reduce(1) { product, size in
      let (value, overflow) = product.multipliedReportingOverflow(by: size)
      return overflow ? .max : value
    }
  }
}
