import Drawings
import Neural
import Pipeline
import Record
import Wording

/// One LSTM cell with this model's sizes on its wires.
///
/// The cell state runs along the top; input and hidden state enter at the bottom, pass the four
/// gates and meet the cell state (Hochreiter and Schmidhuber 1997; Gers et al. 2000 for f).
package struct CellFigure: StepFigure {
  package static let step = StepID.model

  /// The number of layers, E and H.
  let layers: Int
  let embedding: Int
  let hidden: Int

  private static let (stateLine, gateTop, gateFoot, busLine) = (70.0, 218.0, 258.0, 318.0)

  package func drawn(in values: RunValues) -> Figure? {
    guard hidden > 0, embedding > 0 else { return nil }
    let inputs = [embedding, hidden].saturatingSum
    let title =
      layers > 1
      ? localized("One LSTM cell with this model’s sizes (the first of \(layers) layers)")
      : localized("One LSTM cell with this model’s sizes")
    var drawing = Drawing(width: 680, height: 400)
    drawing.rectangle(x: 96, y: 30, width: 490, height: 318, corner: 18, class: "cell-box")
    Self.drawStateLine(&drawing, hidden: hidden)
    Self.drawGates(&drawing, hidden: hidden)
    Self.drawHiddenLine(&drawing, embedding: embedding, hidden: hidden, inputs)
    return Figure(
      title: title,
      sentence: localized(
        "At each step \(Format.count(embedding)) + \(Format.count(hidden)) = "
          + "\(Format.count(inputs)) numbers feed three gates and the candidate, "
          + "\(Format.count(hidden)) each; only f and i · g act on the cell state between "
          + "c(t−1) and c(t)."),
      drawing: drawing, named: "lstm-cell",
      table: DataTable(
        label: title,
        columns: [.text("gate"), .text("function"), .text("what it does"), .number("size")],
        rows: [
          [
            "i", localized("sigmoid"), localized("how much of g enters the cell state"),
            Format.count(hidden),
          ],
          [
            "f", localized("sigmoid"), localized("how much of the cell state is kept"),
            Format.count(hidden),
          ],
          ["g", "tanh", localized("what could enter the cell state"), Format.count(hidden)],
          [
            "o", localized("sigmoid"), localized("how much of the cell state is output"),
            Format.count(hidden),
          ],
        ]))
  }

  /// Draws c(t−1) to c(t), with forgetting and adding in between.
  private static func drawStateLine(_ drawing: inout Drawing, hidden: Int) {
    drawing.arrow([Point(20, stateLine), Point(664, stateLine)], class: "wire-state")
    drawing.label("cₜ₋₁", at: Point(20, stateLine - 14), class: "symbol")
    drawing.label("H = \(Format.count(hidden))", at: Point(20, stateLine + 22), class: "size")
    drawing.label("cₜ", at: Point(664, stateLine - 14), anchor: .end, class: "symbol")
    drawing.label(
      "H = \(Format.count(hidden))", at: Point(664, stateLine + 22), anchor: .end, class: "size")
    operation("×", at: Point(170, stateLine), &drawing)
    operation("+", at: Point(325, stateLine), &drawing)
  }

  private static func drawGates(_ drawing: inout Drawing, hidden: Int) {
    let gates = [("f", "σ", 170.0), ("i", "σ", 266.0), ("g", "tanh", 384.0), ("o", "σ", 474.0)]
    for (name, function, x) in gates {
      drawing.arrow([Point(x, busLine), Point(x, gateFoot)])
      drawing.rectangle(
        x: x - 42, y: gateTop, width: 84, height: gateFoot - gateTop, corner: 5, class: "gate")
      drawing.label(
        "\(name)  \(function)", at: Point(x, gateTop + 26), anchor: .middle, class: "symbol")
      drawing.label(
        "\(Format.count(hidden))", at: Point(x + 6, gateTop - 10), class: "size")
    }
    drawing.arrow([Point(170, gateTop), Point(170, stateLine + 12)])
    drawing.arrow([Point(266, gateTop), Point(266, 145), Point(313, 145)])
    drawing.arrow([Point(384, gateTop), Point(384, 145), Point(337, 145)])
    drawing.arrow([Point(325, 133), Point(325, stateLine + 12)])
    operation("×", at: Point(325, 145), &drawing)
  }

  /// Draws x(t) and h(t−1) to the gates, and h(t) from the cell state and o.
  private static func drawHiddenLine(
    _ drawing: inout Drawing, embedding: Int, hidden: Int, _ inputs: Int
  ) {
    drawing.path([Point(20, busLine), Point(474, busLine)], class: "wire")
    drawing.label("hₜ₋₁", at: Point(20, busLine - 14), class: "symbol")
    drawing.label("H = \(Format.count(hidden))", at: Point(20, busLine + 22), class: "size")
    drawing.arrow([Point(126, 392), Point(126, busLine)])
    drawing.label("xₜ", at: Point(138, 384), class: "symbol")
    drawing.label("E = \(Format.count(embedding))", at: Point(162, 384), class: "size")
    drawing.label(
      localized(
        "E + H = \(Format.count(inputs)) in, 4H = \(Format.count([4, hidden].saturatingProduct)) out"
      ),
      at: Point(325, busLine + 21), anchor: .middle, class: "size")
    drawing.arrow([Point(550, stateLine), Point(550, 108)])
    drawing.rectangle(x: 522, y: 108, width: 56, height: 28, corner: 14, class: "function")
    drawing.label("tanh", at: Point(550, 127), anchor: .middle, class: "symbol")
    drawing.arrow([Point(550, 136), Point(550, 163)])
    drawing.arrow([Point(474, gateTop), Point(474, 175), Point(538, 175)])
    drawing.arrow([Point(550, 187), Point(550, busLine), Point(664, busLine)])
    operation("×", at: Point(550, 175), &drawing)
    drawing.label("hₜ", at: Point(664, busLine - 14), anchor: .end, class: "symbol")
    drawing.label(
      "H = \(Format.count(hidden))", at: Point(664, busLine + 22), anchor: .end, class: "size")
  }

  /// Draws an elementwise operation.
  private static func operation(_ sign: String, at center: Point, _ drawing: inout Drawing) {
    drawing.circle(center, radius: 12, class: "operation")
    drawing.label(
      sign, at: Point(center.x, center.y + 6), anchor: .middle, class: "operation-sign")
  }
}

extension CellFigure {
  package init?(of run: StoredRun) throws {
    let shape = try run.product(of: Model.self).model.shape
    (layers, embedding, hidden) = (shape.layers, shape.embedding, shape.hidden)
  }
}
