import Drawings
import Neural
import Pipeline
import Readings
import Record
import Text
import Wording

/// The numbers of a few units of the trained model's last layer while it reads a test text, to step
/// through beside the cell's equations.
package struct CellStepsFigure: StepFigure {
  package static let step = StepID.model
  package static let reads: [StepID] = [.vocab, .dataset, .train, .evaluate]

  struct Unit: Codable, Hashable, Sendable {
    /// Counted from 0.
    let number: Int
    /// Whether it was chosen for what it forgets, not for what it carries.
    let forgets: Bool
    /// c before the first word.
    let before: Double
    /// i, f, g, o, c and h, a list for each word.
    let values: [[Double]]

    var cells: [Double] { values.map { $0[4] } }
    var candidates: [Double] { values.map { $0[2] } }
  }

  let text: TestSequence.Place
  let words: [String]
  /// The number of words that the text has.
  let length: Int
  /// What was read before the first word, such as "<bos>".
  let beginning: String?
  let units: [Unit]
  /// H.
  let hidden: Int
  let layers: Int

  package func drawn(in values: RunValues) -> Figure? {
    guard !words.isEmpty, !units.isEmpty, units.allSatisfy(isWhole) else { return nil }
    return Figure(
      title: localized("One cell at work, word by word"), sentence: sentence,
      content: [
        .cellSteps(
          CellSteps(
            words: words, units: units.map(shown),
            fading: GateFading(words: words, candidates: variedCandidates)?.content))
      ])
  }

  /// The candidates of the unit in which they vary most over the words shown there.
  private var variedCandidates: [Double] {
    func spread(_ unit: Unit) -> Double {
      let shown = unit.candidates.prefix(GateFading.wordsShown)
      return (shown.max() ?? 0) - (shown.min() ?? 0)
    }
    return (units.max { spread($0) < spread($1) } ?? units[0]).candidates
  }

  private func isWhole(_ unit: Unit) -> Bool {
    unit.values.count == words.count && unit.before.isFinite
      && unit.values.allSatisfy { values in
        values.count == CellSteps.lines.count && values.allSatisfy { abs($0) < 1e6 }
      }
  }

  private func shown(_ unit: Unit) -> CellSteps.Unit {
    let number = Format.count(unit.number + 1)
    return CellSteps.Unit(
      name: localized("Unit \(number)"),
      note: unit.forgets ? localized("forgets most") : localized("carries most"),
      before: unit.before, values: unit.values,
      drawing: NamedDrawing(
        name: "cell-steps-\(unit.number)", title: localized("The cell state of unit \(number)"),
        description: description(unit),
        drawing: CellStateBars(words: words, values: unit.cells).drawing))
  }

  private func description(_ unit: Unit) -> String {
    let cells = unit.cells
    guard let most = cells.indices.max(by: { cells[$0] < cells[$1] }),
      let least = cells.indices.min(by: { cells[$0] < cells[$1] })
    else { return "" }
    return localized(
      "A bar for c after each word: most after “\(words[most])”, "
        + "\(Format.decimal(cells[most])), least after “\(words[least])”, "
        + "\(Format.decimal(cells[least])).")
  }

  private var sentence: String {
    let layer =
      layers > 1 ? localized(" of the last of \(Format.count(layers)) layers") : ""
    let all = Format.count(length, "word")
    let read =
      words.count < length
      ? localized("the first \(Format.count(words.count)) of \(all)")
      : localized("the \(all)")
    let before = beginning.map { localized("; “\($0)” was read before") } ?? ""
    return localized(
      "\(Format.count(units.count, "unit")) of \(Format.count(hidden))\(layer), in the trained "
        + "model, at \(read) of \(text.title)\(before). Over the whole text, \(choice). "
        + "Each number is rounded only where it is shown.")
  }

  /// What the units were chosen for.
  private var choice: String {
    let forget = numbers { $0.forgets }.map { numbers, isOne in
      let measure = "|(1 − f) · c(t−1)|"
      return isOne
        ? localized("unit \(numbers) forgets most, by the sum of \(measure)")
        : localized("units \(numbers) forget most, by the sum of \(measure)")
    }
    let carry = numbers { !$0.forgets }.map { numbers, isOne in
      let measure = "|f · c(t−1)| · (1 − |i · g|)"
      return isOne
        ? localized("unit \(numbers) carries most, by the sum of \(measure)")
        : localized("units \(numbers) carry most, by the sum of \(measure)")
    }
    guard let forget, let carry else { return forget ?? carry ?? "" }
    return localized("\(forget); of the others, \(carry)")
  }

  /// The numbers of some units, in words, and whether it is one; `nil` for none.
  private func numbers(where isMeant: (Unit) -> Bool) -> (String, isOne: Bool)? {
    let numbers = units.filter(isMeant).map { Format.count($0.number + 1) }
    guard !numbers.isEmpty else { return nil }
    return (numbers.joined(separator: localized(" and ")), numbers.count == 1)
  }
}

extension CellStepsFigure {
  private static let wordsShown = 30
  /// Of those that forget most, and of those that carry most.
  private static let unitsOfEachKind = 2

  package init?(of run: StoredRun) throws {
    guard let sequence = try TestSequence(of: run) else { return nil }
    let vocabulary = try run.product(of: Vocab.self).vocabulary
    let model = try run.evaluatedModel
    var tokens = Array(sequence.tokens)
    if let end = vocabulary.end, tokens.last == end { tokens.removeLast() }
    // The model reads what begins a text; the figure starts after it.
    let start = tokens.first != nil && tokens.first == vocabulary.beginning ? 1 : 0
    guard tokens.count > start, let readings = CellReadings(of: model, reading: tokens) else {
      return nil
    }
    let busiest = readings.busiest(Self.unitsOfEachKind)
    let shown = start..<min(start + Self.wordsShown, tokens.count)
    self.init(
      text: sequence.place, words: shown.map { vocabulary.label(of: Int(tokens[$0])) },
      length: tokens.count - start,
      beginning: start == 1 ? vocabulary.label(of: Int(tokens[0])) : nil,
      units: (busiest.forgetters + busiest.carriers).map { unit in
        let values = readings.units[unit]
        return Unit(
          number: unit, forgets: busiest.forgetters.contains(unit),
          before: start == 1 ? Self.rounded(values[0].cell) : 0,
          values: shown.map { place in
            let value = values[place]
            return [
              value.input, value.forget, value.candidate, value.output, value.cell, value.hidden,
            ].map(Self.rounded)
          })
      },
      hidden: model.shape.hidden, layers: model.shape.layers)
  }

  /// Enough digits for a sum of rounded numbers to round to what is shown.
  private static func rounded(_ value: Double) -> Double { (value * 1e5).rounded() / 1e5 }
}
