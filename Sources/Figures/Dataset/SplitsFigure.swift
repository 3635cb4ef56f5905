import Drawings
import Pipeline
import Record
import Text
import Wording

/// How the sequences and targets are split.
package struct SplitsFigure: StepFigure {
  package static let step = StepID.dataset

  struct Split: Codable, Hashable, Sendable {
    /// "training", "validation" or "test".
    let name: String
    let sequences: Int
    /// Targets: what the model is asked to predict.
    let tokens: Int
    /// Documents longer than the maximum sequence.
    let cut: Int
  }

  let splits: [Split]
  /// Whether long sequences are cut: windows never are.
  let areCut: Bool

  package func drawn(in values: RunValues) -> Figure? {
    let total = splits.map(\.tokens).saturatingSum
    guard let largest = splits.max(by: { $0.tokens < $1.tokens }), total > 0 else {
      return nil
    }
    let share = { (tokens: Int) in Format.percent(Double(tokens) / Double(total)) }
    return Figure(
      title: localized("The splits"),
      sentence: localized(
        "\(share(largest.tokens)) of all \(Format.count(total)) targets are in the "
          + "\(localized(Phrase(largest.name))) split."),
      content: [
        .table(
          DataTable(
            label: localized("Sizes of the splits"),
            columns: [
              .text("split"), .number("sequences"), .number("targets"), .number("share"),
            ] + (areCut ? [.number("cut")] : []),
            rows: splits.map {
              [
                localized(Phrase($0.name)), Format.count($0.sequences), Format.count($0.tokens),
                share($0.tokens),
              ] + (areCut ? [Format.count($0.cut)] : [])
            }))
      ])
  }
}

extension SplitsFigure {
  package init?(of run: StoredRun) throws {
    let dataset = try run.product(of: Dataset.self)
    splits = dataset.namedSplits.map {
      Split(
        name: $0.name, sequences: $0.sequences.count, tokens: $0.sequences.targetCount,
        cut: $0.cut)
    }
    areCut = !dataset.train.isInWindows
  }
}
