import Drawings
import Pipeline
import Readings
import Record
import Wording

/// The backward pass through the tiny model: a derivative of the loss for every number that the
/// forward pass computed.
package struct TinyBackwardFigure: StepFigure {
  package static let step = StepID.train

  let words: [String]
  /// The words that were read, and the gradients at each of them.
  let inputs: [String]
  let positions: [TinyBackward]

  package func drawn(in values: RunValues) -> Figure? {
    guard !positions.isEmpty, inputs.count == positions.count else { return nil }
    return Figure(
      title: localized("In small: the backward pass"),
      sentence: localized(
        "Read it from right to left: the pass begins at “\(inputs[inputs.count - 1])”. In each "
          + "column of dz the one negative number belongs to the target, whose logit should rise. "
          + "The line f · dc is what each word hands to the one before it."),
      content: [
        .tables([
          TinyTable.panel(
            "dz: the logits", words: inputs,
            rows: TinyTable.rows(words, positions.map(\.logits))),
          TinyTable.panel(
            "dh: the hidden state, and f · dc: the cell state before", words: inputs,
            rows: TinyTable.rows(TinyTable.places("dh"), positions.map(\.hidden))
              + TinyTable.rows(TinyTable.places("f · dc"), positions.map(\.cellBefore))),
          TinyTable.panel(
            "da: the sums of i, f, g and o", words: inputs,
            rows: TinyTable.rows(
              TinyTable.places("da", 4 * TinyExample.size), positions.map(\.sums))),
          TinyTable.panel(
            "dx: the vector", words: inputs,
            rows: TinyTable.rows(TinyTable.places("dx"), positions.map(\.vector))),
        ])
      ])
  }
}

extension TinyBackwardFigure {
  package init?(of run: StoredRun) throws {
    guard let example = run.tinyExample else { return nil }
    words = example.words
    inputs = example.tokens.dropLast()
    positions = TinyPasses(example).backward
  }
}
