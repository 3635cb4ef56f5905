import Drawings
import Pipeline
import Record
import Text
import Wording

/// The distribution of the lengths of framed documents, and where they are cut.
package struct SequenceLengthsFigure: StepFigure {
  package static let step = StepID.dataset

  /// Lengths of the framed training documents before they were cut, in tokens.
  let lengths: Histogram
  /// The longest sequence allowed, in tokens.
  let cutLength: Int
  /// The number of training sequences.
  let sequences: Int
  /// How many of these were longer.
  let cut: Int

  package func drawn(in values: RunValues) -> Figure? {
    LengthChart(
      name: "dataset", title: localized("Where the documents are cut"), lengths: lengths,
      cut: cutLength,
      ending: ending
    ).figure
  }

  private var ending: String {
    guard sequences > 0 else { return "" }
    let share = Format.percent(Double(cut) / Double(sequences))
    return cut == 0
      ? localized("None exceeds the maximum sequence length, \(Format.count(cutLength)).")
      : localized(
        "\(Format.count(cut)) of them (\(share)) are longer than \(Format.count(cutLength)) "
          + "and were cut there.")
  }
}

extension SequenceLengthsFigure {
  /// `nil` for windows, which are never cut.
  package init?(of run: StoredRun) throws {
    let dataset = try run.product(of: Dataset.self)
    guard !dataset.train.isInWindows,
      let length = run.setting(.dataset, "length")?.number, let cutLength = Int(exactly: length)
    else { return nil }
    lengths = Histogram(of: dataset.framedLengths, unit: "tokens")
    self.cutLength = cutLength
    sequences = dataset.train.count
    cut = dataset.cut.train
  }
}
