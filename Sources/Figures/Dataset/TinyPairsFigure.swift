import Drawings
import Pipeline
import Readings
import Record
import Wording

/// The inputs and targets of the tiny review.
package struct TinyPairsFigure: StepFigure {
  package static let step = StepID.dataset

  /// The framed review, and its ids.
  let tokens: [String]
  let ids: [Int]

  package func drawn(in values: RunValues) -> Figure? {
    guard ids.count > 1, tokens.count == ids.count else { return nil }
    func row(_ title: String, _ cells: some Sequence<String>) -> TokenStrip.Row {
      TokenStrip.Row(title: title, cells: cells.map { TokenStrip.Cell($0) })
    }
    let texts = ids.map { "\($0)" }
    return Figure(
      title: localized("In small: \(Format.count(ids.count - 1, "question")) and their answers"),
      sentence: localized(
        "After “\(tokens[0])” the answer is “\(tokens[1])”; the last answer is "
          + "“\(tokens[tokens.count - 1])”. Input and target are the same row, shifted by one."),
      content: [
        .strip(
          TokenStrip(
            label: localized("Inputs and targets of the tiny review"),
            rows: [
              row(localized("input"), tokens.dropLast()), row("x", texts.dropLast()),
              row(localized("target"), tokens.dropFirst()), row("y", texts.dropFirst()),
            ]))
      ])
  }
}

extension TinyPairsFigure {
  package init?(of run: StoredRun) throws {
    guard let example = run.tinyExample else { return nil }
    tokens = example.tokens
    ids = example.sequence.map(Int.init)
  }
}
