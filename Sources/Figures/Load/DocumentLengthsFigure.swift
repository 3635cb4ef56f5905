import Drawings
import Pipeline
import Record
import Text
import Wording

/// The distribution of document lengths.
package struct DocumentLengthsFigure: StepFigure {
  package static let step = StepID.load

  /// Lengths of the training documents, in words split at white space.
  let lengths: Histogram

  package func drawn(in values: RunValues) -> Figure? {
    guard lengths.counts.saturatingSum > 1 else { return nil }
    return LengthChart(
      name: "load", title: localized("How long the training documents are"), lengths: lengths
    ).figure
  }
}

extension DocumentLengthsFigure {
  /// `nil` for a single text: its length is a number, not a distribution.
  package init?(of run: StoredRun) throws {
    let documents = try run.product(of: Load.self).train
    guard documents.count > 1 else { return nil }
    lengths = Histogram(of: documents.wordCounts { _ in }, unit: "words")
  }
}
