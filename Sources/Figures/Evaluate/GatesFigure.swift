import Drawings
import Neural
import Pipeline
import Readings
import Record
import Text
import Wording

/// How far the gates of some units of the model's last layer open at each word of a test sequence.
package struct GatesFigure: StepFigure {
  package static let step = StepID.evaluate
  package static let reads: [StepID] = [.vocab, .dataset, .train]

  /// One of the three gates.
  struct Gate: Codable, Hashable, Sendable {
    /// "input", "forget" or "output".
    let name: String
    /// The mean over all units, for each word of the sequence; 0 ... 1.
    let means: [Double]
    /// A row for each unit shown, a number for each word shown; 0 ... 1.
    let units: [[Double]]

    /// Such as "forget gate", in the reader's language.
    var title: String { localized(Phrase(name + " gate")) }
  }

  /// The whole sequence. The words shown are the first of them.
  let tokens: [String]
  /// Whether the first token is the mark that begins a text, which is not counted among the words.
  var hasBeginning = false
  let gates: [Gate]
  /// The units shown, counted from 0.
  let units: [Int]
  /// H.
  let hidden: Int
  /// The gate that says how much of the state is kept: an LSTM's forget gate.
  var memoryGate = "forget"

  private static let (left, cellWidth, cellHeight) = (74.0, 25.0, 9.0)
  private static let panelGap = 26.0
  private static let longestLabel = 12
  /// The number of tints, from closed to open.
  private static let tints = 7

  package func drawn(in values: RunValues) -> Figure? {
    guard wordsShown > 0, !units.isEmpty, gates.allSatisfy(isWhole),
      let forget = gates.first(where: { $0.name == memoryGate })
    else { return nil }
    return Figure(
      title: localized("The gates while the model reads"), sentence: sentence(forget),
      drawing: drawing, named: "gates",
      legend: [
        .init(line: "key-heat-0", text: localized("closed, 0")),
        .init(line: "key-heat-3", text: localized("half open")),
        .init(line: "key-heat-6", text: localized("open, 1")),
      ],
      table: DataTable(
        label: localized("Means over all units of the last layer"),
        columns: [.number("position"), .text("word")] + gates.map { .number(named: $0.title) },
        rows: tokens.indices.map { place in
          [Format.count(number(place)), tokens[place]]
            + gates.map { Format.decimal($0.means[place]) }
        }))
  }

  private var wordsShown: Int { min(tokens.count, gates.first?.units.first?.count ?? 0) }

  /// How far the slanted words reach down, at 7.5 units a character.
  private var wordsHeight: Double {
    let longest = tokens.prefix(wordsShown).map { min($0.count, Self.longestLabel) }.max() ?? 0
    return 18 + 7.5 * Double(longest)
  }

  /// The number of a word in its text, counted from 1; 0 for what begins the text.
  private func number(_ place: Int) -> Int { hasBeginning ? place : place + 1 }

  private func isWhole(_ gate: Gate) -> Bool {
    gate.means.count == tokens.count && gate.units.count == units.count
      && gate.units.allSatisfy { $0.count == wordsShown }
  }

  private var drawing: Drawing {
    let (left, cellWidth, cellHeight) = (Self.left, Self.cellWidth, Self.cellHeight)
    let panelGap = Self.panelGap
    let rows = Double(units.count) * cellHeight
    var drawing = Drawing(
      width: left + cellWidth * Double(wordsShown) + 4,
      height: (rows + panelGap) * Double(gates.count) + wordsHeight)
    for (index, gate) in gates.enumerated() {
      let top = Double(index) * (rows + panelGap) + panelGap - 6
      drawing.label(
        localized(Phrase(gate.name)), at: Point(0, top + rows / 2 + 5), class: "panel-name")
      var cells = [[Point]](repeating: [], count: Self.tints)
      for (row, unit) in gate.units.enumerated() {
        for (column, value) in unit.enumerated() {
          cells[Self.tint(of: value)].append(
            Point(left + Double(column) * cellWidth, top + Double(row) * cellHeight))
        }
      }
      for (tint, corners) in cells.enumerated() {
        drawing.rectangles(
          at: corners, width: cellWidth - 1, height: cellHeight - 1, class: "heat-\(tint)")
      }
    }
    let foot = (rows + panelGap) * Double(gates.count) + 2
    for (column, token) in tokens.prefix(wordsShown).enumerated() {
      drawing.slantedLabel(
        String(token.prefix(Self.longestLabel)),
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
    let columns =
      wordsShown < tokens.count
      ? localized("One column per word, the first \(Format.count(wordsShown))")
      : localized("One column per word")
    let words = Format.count(number(tokens.count - 1), "word")
    let read = hasBeginning ? localized("\(words) after “\(tokens[0])”") : words
    let cells = localized(
      "\(columns); one row for each of \(Format.count(units.count, "unit")) of "
        + "\(Format.count(hidden)): those that move the scores of the next word most over the "
        + "whole sequence of \(read).")
    return [cells, memory(forget)].compactMap { $0 }.joined(separator: " ")
  }

  /// Says how much of the cell state a gate keeps.
  private func memory(_ forget: Gate) -> String? {
    // The first token finds a state of zeros: there is nothing to keep.
    let places = forget.means.indices.dropFirst()
    guard let lowest = places.min(by: { forget.means[$0] < forget.means[$1] }) else { return nil }
    let mean = places.reduce(0) { $0 + forget.means[$1] } / Double(places.count)
    let start =
      hasBeginning
      ? localized("From the first word on") : localized("From the second word on")
    return localized(
      "\(start), the \(forget.title) keeps \(Format.decimal(mean)) of the cell state, on average "
        + "over all units; least at word \(Format.count(number(lowest))), “\(tokens[lowest])”, "
        + "\(Format.decimal(forget.means[lowest])).")
  }
}

extension GatesFigure {
  private static let (mostWordsShown, unitsShown) = (24, 12)

  /// Reads the sequence, and shows its beginning in the units that do most.
  package init?(of run: StoredRun) throws {
    guard let sequence = try TestSequence(of: run) else { return nil }
    let model = try run.evaluatedModel
    let vocabulary = try run.product(of: Vocab.self).vocabulary
    // The mark that ends a text is never read.
    let isEnded = vocabulary.end != nil && sequence.tokens.last == vocabulary.end
    let tokens = sequence.tokens.dropLast(isEnded ? 1 : 0)
    let readings = GateReadings(of: model, reading: tokens)
    guard let memory = readings.gates.first(where: \.keepsMemory) else { return nil }
    let effects = UnitEffects.all(of: model, hidden: readings.hidden)
    let units = effects.indices.sorted { (effects[$1], $0) < (effects[$0], $1) }
      .prefix(Self.unitsShown).sorted()
    let hidden = model.shape.hidden
    self.init(
      tokens: tokens.map { vocabulary.label(of: Int($0)) },
      hasBeginning: vocabulary.beginning != nil && tokens.first == vocabulary.beginning,
      gates: readings.gates.map { gate in
        Gate(
          name: gate.name,
          means: gate.rows.map { row in row.reduce(0) { $0 + Double($1) } / Double(hidden) },
          units: units.map { unit in
            gate.rows.prefix(Self.mostWordsShown).map { Double($0[unit]) }
          })
      },
      units: units, hidden: hidden, memoryGate: memory.name)
  }
}
