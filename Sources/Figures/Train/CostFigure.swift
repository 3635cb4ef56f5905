import Drawings
import Neural
import Pipeline
import Record
import Text
import Wording

/// The training time by stride, and what fits in a given time.
package struct CostFigure: StepFigure {
  package static let step = StepID.train
  package static let reads: [StepID] = [.vocab, .dataset]

  let cost: WindowTrainingCost

  package func drawn(in values: RunValues) -> Figure? {
    guard let first = cost.rows.first, cost.text.speed > 0 else { return nil }
    return Figure(
      title: localized("What training on \(localized(Phrase(cost.text.name))) costs"),
      sentence: sentence(first),
      content: [
        .tables([
          panel(
            "one epoch",
            [.number("stride"), .number("targets"), .number("time")],
            cost.rows.map {
              [Format.count($0.stride), Format.count($0.targets), time($0.seconds)]
            }),
          panel(
            "what fits in a given time",
            [.number("budget"), .number("stride"), .number("epochs"), .number("time")],
            cost.plans.map {
              [
                budget($0.budget), Format.count($0.stride), Format.count($0.epochs),
                time($0.seconds),
              ]
            }),
        ])
      ])
  }

  private func sentence(_ first: WindowTrainingCost.Row) -> String {
    let text = cost.text
    let measured =
      text.isConverted
      ? localized(
        "this run’s throughput, converted to a vocabulary of \(Format.count(text.words))")
      : localized("the throughput of this run")
    let epoch = localized(
      "At \(Format.count(text.speed)) targets per second, \(measured), an epoch at stride "
        + "\(Format.count(first.stride)) takes \(time(first.seconds))")
    let plans = cost.plans.map {
      localized(
        "\(budget($0.budget)) is enough for \(Format.count($0.epochs, "epoch")) at stride "
          + "\(Format.count($0.stride))")
    }
    return plans.isEmpty
      ? epoch + "." : "\(epoch); \(plans.joined(separator: localized(", and ")))."
  }

  private func panel(
    _ title: Phrase, _ columns: [DataTable.Column], _ rows: [[String]]
  ) -> TitledTable {
    let title = localized(title)
    return TitledTable(
      title: title,
      table: DataTable(label: localized("Cost: \(title)"), columns: columns, rows: rows))
  }

  /// Such as "10 min", or "1 h".
  private func budget(_ seconds: Double) -> String {
    let (unit, size) = seconds < 3600 ? ("min", 60.0) : ("h", 3600.0)
    return "\(Format.count((seconds / size).rounded())) \(unit)"
  }

  private func time(_ seconds: Double) -> String {
    ValueFormat.seconds.string(.number(seconds))
  }
}

extension CostFigure {
  package init?(of run: StoredRun) throws {
    let sequences = try run.product(of: Dataset.self).train
    guard sequences.isInWindows else { return nil }
    let trained = try run.product(of: Train.self)
    let unit = try run.product(of: Vocab.self).unit
    let isSample = run.record.data.map { CorpusSource($0.source) == .sample } ?? false
    guard
      let cost = WindowTrainingCost(
        sequences: sequences,
        isGenerated: isSample && unit == .word,
        shape: trained.last.shape, speed: trained.log.tokensPerSecond)
    else { return nil }
    self.cost = cost
  }
}
