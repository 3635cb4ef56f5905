import Drawings
import Pipeline
import Readings
import Record
import Wording

/// The tiny example's vocabulary, and its review as ids.
package struct TinyIDsFigure: StepFigure {
  package static let step = StepID.vocab

  /// The vocabulary and the counts, by id.
  let words: [String]
  let counts: [Int]
  /// The framed review.
  let tokens: [String]
  let ids: [Int]

  package func drawn(in values: RunValues) -> Figure? {
    guard !words.isEmpty, !ids.isEmpty, words.count == counts.count, tokens.count == ids.count
    else { return nil }
    return Figure(
      title: localized("In small: five words and a review"),
      sentence: localized(
        "The two marks come first, then the words; all counts are equal, so the alphabet decides. "
          + "“\(tokens.joined(separator: " "))” becomes "
          + "\(ids.map(String.init).joined(separator: ", "))."),
      content: [
        .table(
          DataTable(
            label: localized("Vocabulary of the tiny example"),
            columns: [.number("id"), .text("token"), .number("count")],
            rows: words.indices.map { ["\($0)", words[$0], Format.count(counts[$0])] })),
        .strip(
          TokenStrip(
            label: localized("Tokens and ids of the tiny review"),
            rows: [
              TokenStrip.Row(title: localized("token"), cells: tokens.map { TokenStrip.Cell($0) }),
              TokenStrip.Row(title: localized("id"), cells: ids.map { TokenStrip.Cell("\($0)") }),
            ])),
      ])
  }
}

extension TinyIDsFigure {
  package init?(of run: StoredRun) throws {
    guard let example = run.tinyExample else { return nil }
    words = example.words
    counts = example.counts
    tokens = example.tokens
    ids = example.sequence.map(Int.init)
  }
}
