import Drawings
import Pipeline
import Readings
import Record
import Wording

/// The tiny model reads its review: everything from the vectors to the logits.
package struct TinyForwardFigure: StepFigure {
  package static let step = StepID.model

  /// The vocabulary, and the words that are read.
  let words: [String]
  let inputs: [String]
  let positions: [TinyForward]

  package func drawn(in values: RunValues) -> Figure? {
    guard let last = positions.last, last.cell.count > 1,
      positions.allSatisfy({ $0.gates.count == 4 * TinyExample.size }),
      inputs.count == positions.count
    else { return nil }
    let H = TinyExample.size
    /// The numbers of one gate at the last position.
    func gate(_ index: Int) -> String {
      last.gates[index * H..<index * H + H].map(TinyTable.text).joined(
        separator: localized(" and "))
    }
    return Figure(
      title: localized("In small: from vectors to logits"),
      sentence: localized(
        "A column for each word that the model reads. At “\(inputs[inputs.count - 1])” the forget "
          + "gate keeps shares of \(gate(1)) of the old memory, and the input gate lets \(gate(0)) "
          + "of the candidate in."),
      content: [
        .tables([
          TinyTable.panel(
            "the vector x, and the sums in the parentheses", words: inputs,
            rows: TinyTable.rows(TinyTable.places("x"), positions.map(\.vector))
              + TinyTable.rows(TinyTable.places("a", 4 * H), positions.map(\.sums))),
          TinyTable.panel(
            "gates i, f, o and candidate g", words: inputs,
            rows: TinyTable.rows(TinyTable.gates, positions.map(\.gates))),
          TinyTable.panel(
            "cell state c and hidden state h", words: inputs,
            rows: TinyTable.rows(TinyTable.places("c"), positions.map(\.cell))
              + TinyTable.rows(TinyTable.places("h"), positions.map(\.hidden))),
          TinyTable.panel(
            "logits z: one for each word that could come next", words: inputs,
            rows: TinyTable.rows(words, positions.map(\.logits))),
        ])
      ])
  }
}

extension TinyForwardFigure {
  package init?(of run: StoredRun) throws {
    guard let example = run.tinyExample else { return nil }
    words = example.words
    inputs = example.tokens.dropLast()
    positions = TinyPasses(example).forward
  }
}
