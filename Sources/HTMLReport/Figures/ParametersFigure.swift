import Record

/// Every tensor of the model: its shape, parameter count and initialization.
enum ParametersFigure {
  static func make(_ figures: ModelFigures) -> Figure? {
    let total = figures.parameters.map(\.count).saturatingSum
    guard total > 0 else { return nil }
    let byLayer = Dictionary(grouping: figures.parameters) {
      $0.name.split(separator: ".").first.map(String.init) ?? $0.name
    }.mapValues { $0.map(\.count).saturatingSum }
    let largest = byLayer.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let share = largest.map { Words.percent(Double($0.value) / Double(total)) } ?? ""
    return Figure(
      title: "The parameters",
      sentence: "Of \(Words.count(total)) parameters, \(share) are in `\(largest?.key ?? "")`."
        .replacing("`", with: ""),
      content: [
        DataTable(
          label: "Parameters of the model",
          columns: [
            .text("parameter"), .number("shape"), .number("count"), .number("share"),
            .text("initialized from"),
          ],
          rows: figures.parameters.map {
            [
              $0.name, $0.shape.map { Words.count($0) }.joined(separator: " × "),
              Words.count($0.count), Words.percent(Double($0.count) / Double(total)),
              $0.initialization,
            ]
          } + [["total", "", Words.count(total), "", ""]]
        ).figureView
      ])
  }
}
