import Drawings
import Neural
import Pipeline
import Readings
import Record
import Text

/// How far the gates of some units of the model's last layer open at each word of a test sequence.
package struct GatesFigure: StepFigure {
  package static let step = StepID.evaluate
  package static let reads: [StepID] = [.vocab, .dataset, .train]

  /// One of the three gates.
  struct Gate: Codable, Hashable, Sendable {
    /// "input", "forget" or "output".
    let name: String
    /// The mean over all units, for each word; 0 ... 1.
    let means: [Double]
    /// A row for each unit shown, a number for each word; 0 ... 1.
    let units: [[Double]]
  }

  let tokens: [String]
  let gates: [Gate]
  /// The units shown, counted from 0.
  let units: [Int]
  /// H.
  let hidden: Int
  /// The gate that says how much of the state is kept: an LSTM's forget gate.
  var memoryGate = "forget"

  private static let (left, cellWidth, cellHeight) = (74.0, 25.0, 9.0)
  private static let (panelGap, wordsHeight) = (26.0, 92.0)
  /// The number of tints, from closed to open.
  private static let tints = 7

  package func drawn(in values: RunValues) -> Figure? {
    guard !tokens.isEmpty, !units.isEmpty, gates.allSatisfy(isWhole),
      let forget = gates.first(where: { $0.name == memoryGate })
    else { return nil }
    return Figure(
      title: "The gates while the model reads", sentence: sentence(forget), drawing: drawing,
      named: "gates", isWide: true,
      legend: [
        .init(line: "key-heat-0", text: "closed, 0"), .init(line: "key-heat-3", text: "half open"),
        .init(line: "key-heat-6", text: "open, 1"),
      ],
      table: DataTable(
        label: "Means over all units of the last layer",
        columns: [.number("position"), .text("word")] + gates.map { .number("\($0.name) gate") },
        rows: tokens.indices.map { place in
          [Format.count(place + 1), tokens[place]] + gates.map { Format.decimal($0.means[place]) }
        }))
  }

  private func isWhole(_ gate: Gate) -> Bool {
    gate.means.count == tokens.count && gate.units.count == units.count
      && gate.units.allSatisfy { $0.count == tokens.count }
  }

  private var drawing: Drawing {
    let (left, cellWidth, cellHeight) = (Self.left, Self.cellWidth, Self.cellHeight)
    let panelGap = Self.panelGap
    let rows = Double(units.count) * cellHeight
    var drawing = Drawing(
      width: left + cellWidth * Double(tokens.count) + 4,
      height: (rows + panelGap) * Double(gates.count) + Self.wordsHeight)
    for (index, gate) in gates.enumerated() {
      let top = Double(index) * (rows + panelGap) + panelGap - 6
      drawing.label(gate.name, at: Point(0, top + rows / 2 + 5), class: "panel-name")
      for (row, unit) in gate.units.enumerated() {
        for (column, value) in unit.enumerated() {
          drawing.rectangle(
            x: left + Double(column) * cellWidth, y: top + Double(row) * cellHeight,
            width: cellWidth - 1, height: cellHeight - 1, class: "heat-\(Self.tint(of: value))")
        }
      }
    }
    let foot = (rows + panelGap) * Double(gates.count) + 2
    for (column, token) in tokens.enumerated() {
      drawing.slantedLabel(
        String(token.prefix(12)),
        at: Point(left + (Double(column) + 0.5) * cellWidth + 4, foot + 8), class: "word")
    }
    return drawing
  }

  /// The number of the tint for a gate, from 0 for closed.
  static func tint(of value: Double) -> Int {
    guard value.isFinite else { return 0 }
    return Int(min(Double(tints - 1), max(0, value * Double(tints))))
  }

  private func sentence(_ forget: Gate) -> String {
    let mean = forget.means.reduce(0, +) / Double(forget.means.count)
    let lowest = forget.means.indices.min { forget.means[$0] < forget.means[$1] }
    let tail = lowest.map { ", least at “\(tokens[$0])”, \(Format.decimal(forget.means[$0]))" }
    return "One column per word, one row for each of \(Format.count(units.count, "unit")) "
      + "of \(Format.count(hidden)): those whose \(memoryGate) gate varies most. Over all units, "
      + "the \(memoryGate) gate keeps \(Format.decimal(mean)) of the cell state on average"
      + "\(tail ?? "")."
  }
}

extension GatesFigure {
  private static let (wordsRead, unitsShown) = (24, 12)

  /// Reads the beginning of the sequence, and shows the units whose memory gate, an LSTM's forget
  /// gate, changes most.
  package init?(of run: StoredRun) throws {
    guard let sequence = try TestSequence(of: run) else { return nil }
    let words = sequence.tokens.prefix(Self.wordsRead)
    let model = try run.evaluatedModel
    let vocabulary = try run.product(of: Vocab.self).vocabulary
    let gates = GateReadings(of: model, reading: words).gates
    guard let memory = gates.first(where: \.keepsMemory) else { return nil }
    let hidden = model.shape.hidden
    let units = (0..<hidden)
      .map { unit in (unit: unit, spread: Self.spread(memory.rows.map { Double($0[unit]) })) }
      .sorted { ($1.spread, $0.unit) < ($0.spread, $1.unit) }
      .prefix(Self.unitsShown).map(\.unit).sorted()
    self.init(
      tokens: words.map { vocabulary.label(of: Int($0)) },
      gates: gates.map { gate in
        Gate(
          name: gate.name,
          means: gate.rows.map { row in row.reduce(0) { $0 + Double($1) } / Double(hidden) },
          units: units.map { unit in gate.rows.map { Double($0[unit]) } })
      },
      units: units, hidden: hidden, memoryGate: memory.name)
  }

  /// The sum of the squared distances from the mean.
  private static func spread(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
}
