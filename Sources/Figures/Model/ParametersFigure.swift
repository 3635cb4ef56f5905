import Drawings
import Neural
import Pipeline
import Record
import Wording

/// Every tensor of the model: its shape, parameter count and initialization.
package struct ParametersFigure: StepFigure {
  package static let step = StepID.model

  struct Parameter: Codable, Hashable, Sendable {
    /// PyTorch's name, such as `lstm.weight_ih_l0`.
    let name: String
    let shape: [Int]
    /// How its initial values are drawn, such as "U(±0.0625)".
    let initialization: String

    var count: Int { shape.saturatingProduct }
  }

  let parameters: [Parameter]

  package func drawn(in values: RunValues) -> Figure? {
    let total = parameters.map(\.count).saturatingSum
    guard total > 0 else { return nil }
    let byLayer = Dictionary(grouping: parameters) {
      $0.name.split(separator: ".").first.map(String.init) ?? $0.name
    }.mapValues { $0.map(\.count).saturatingSum }
    let largest = byLayer.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let share = largest.map { Format.percent(Double($0.value) / Double(total)) } ?? ""
    return Figure(
      title: localized("The parameters"),
      sentence: localized(
        "Of \(Format.count(total)) parameters, \(share) are in \(largest?.key ?? "")."),
      content: [
        .table(
          DataTable(
            label: localized("Parameters of the model"),
            columns: [
              .text("parameter"), .number("shape"), .number("count"), .number("share"),
              .text("initialized from"),
            ],
            rows: parameters.map {
              [
                $0.name, $0.shape.map { Format.count($0) }.joined(separator: " × "),
                Format.count($0.count), Format.percent(Double($0.count) / Double(total)),
                $0.initialization,
              ]
            } + [[localized("total"), "", Format.count(total), "", ""]]))
      ])
  }
}

extension ParametersFigure {
  package init?(of run: StoredRun) throws {
    let model = try run.product(of: Model.self).model
    let weights =
      if case .text(let path)? = run.setting(.model, "weights") { path } else { "" }
    parameters = model.layout.slots.map { slot in
      Parameter(
        name: slot.name, shape: slot.shape,
        initialization: Self.initialization(of: slot.name, in: model.shape, weights: weights))
    }
  }

  /// - Parameter weights: the file that all values come from; "" if they are drawn.
  private static func initialization(
    of name: String, in shape: ModelShape, weights: String
  ) -> String {
    guard weights.isEmpty else { return "from \(weights)" }
    if name.hasPrefix("embedding") { return shape.isTied ? "U(±0.1)" : "N(0, 1)" }
    if name == "linear.bias", shape.isTied { return "0" }
    let bound = ValueFormat.decimal(4).string(.number(1 / Double(shape.hidden).squareRoot()))
    return "U(±\(bound))"
  }
}
