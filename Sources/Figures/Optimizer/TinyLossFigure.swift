import Drawings
import Foundation
import Pipeline
import Readings
import Record
import Wording

/// The tiny model's probabilities and losses.
package struct TinyLossFigure: StepFigure {
  package static let step = StepID.optimizer

  /// The vocabulary, and the framed review.
  let words: [String]
  let tokens: [String]
  let positions: [TinyForward]

  package func drawn(in values: RunValues) -> Figure? {
    guard !positions.isEmpty, !words.isEmpty, tokens.count == positions.count + 1 else {
      return nil
    }
    let mean = positions.reduce(0) { $0 + $1.loss } / Double(positions.count)
    let uniform = log(Double(words.count))
    return Figure(
      title: localized("In small: from logits to the loss"),
      sentence: localized(
        "Each column of probabilities sums to 1. The mean of the \(positions.count) losses is "
          + "\(TinyTable.text(mean)) nats; a uniform guess among \(words.count) words scores "
          + "ln \(words.count) = \(TinyTable.text(uniform))."),
      content: [
        .table(
          TinyTable.panel(
            "probabilities p, after the word that was read", words: tokens.dropLast(),
            rows: TinyTable.rows(words, positions.map(\.probabilities))
              + [
                [localized("target")] + tokens.dropFirst(),
                [localized("p(target)")] + positions.map { TinyTable.text(exp(-$0.loss)) },
                [localized("−ln p(target)")] + positions.map { TinyTable.text($0.loss) },
              ]
          ).table)
      ])
  }
}

extension TinyLossFigure {
  package init?(of run: StoredRun) throws {
    guard let example = run.tinyExample else { return nil }
    words = example.words
    tokens = example.tokens
    positions = TinyPasses(example).forward
  }
}
