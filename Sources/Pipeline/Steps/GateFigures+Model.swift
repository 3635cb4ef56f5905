import Neural
import Record
import Text

extension GateFigures {
  /// The number of words read, and of units shown.
  private static let (words, unitsShown) = (24, 12)

  /// Reads the beginning of a text, and shows the units whose memory gate (an LSTM's forget gate)
  /// changes most.
  static func make(
    _ model: LanguageModel, reading text: ArraySlice<Int32>, vocab: TokenizedVocabulary
  ) -> GateFigures {
    let words = text.prefix(words)
    let gates = GateReadings(of: model, reading: words).gates
    let memory = gates.first(where: \.keepsMemory)?.rows ?? []
    let hidden = model.shape.hidden
    let units = (0..<hidden)
      .map { unit in (unit: unit, spread: variance(memory.map { Double($0[unit]) })) }
      .sorted { ($1.spread, $0.unit) < ($0.spread, $1.unit) }
      .prefix(unitsShown).map(\.unit).sorted()
    return GateFigures(
      tokens: words.map { vocab.vocabulary.label(of: Int($0)) },
      gates: gates.map { gate in
        Gate(
          name: gate.name,
          means: gate.rows.map { row in row.reduce(0) { $0 + Double($1) } / Double(hidden) },
          units: units.map { unit in gate.rows.map { Double($0[unit]) } })
      },
      units: units, hidden: hidden)
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
}
