import Drawings
import Record
import Wording

/// The run beside a PyTorch run: both loss curves in one chart, their difference in another, and
/// the numbers as a table. For runs that are not comparable, lists what differs instead of the
/// differences in their numbers.
enum ReferenceFigure {
  /// The name by which chapters refer to it.
  static let name = "reference"

  static func make(_ comparison: ReferenceComparison) -> Figure {
    let charts = ReferenceCharts(comparison)
    var figure = Figure(
      title: comparison.title,
      sentence: comparison.sentence + " " + origin(comparison.reference),
      content: [
        differences(comparison).map(FigureContent.table), charts.losses, charts.differences,
        numbers(comparison).map(FigureContent.table),
      ].compactMap { $0 },
      legend: charts.legend,
      table: losses(comparison))
    figure.name = name
    return figure
  }

  private static func origin(_ reference: ReferenceRecord) -> String {
    localized(
      "The reference was computed with \(Format.count(reference.threads, "thread")) on "
        + "\(reference.platform), from \(reference.data.source).")
  }

  /// Everything in which the two runs differ, apart from their results.
  private static func differences(_ comparison: ReferenceComparison) -> DataTable? {
    let all = comparison.differences + comparison.laterDifferences
    guard !all.isEmpty else { return nil }
    return DataTable(
      label: localized("What differs between the two runs"),
      columns: [.text("differs in"), .text("this run"), .text(named: comparison.reference.name)],
      rows: all.map { [$0.name, $0.run, $0.reference] })
  }

  private static func numbers(_ comparison: ReferenceComparison) -> DataTable? {
    let early = ReferenceComparison.Limit.early.steps
    let count = comparison.steps.count
    var rows: [[String]] = []
    if comparison.hasComparableLosses {
      if count > early, let step = comparison.largest(ofFirst: early) {
        let name = localized("loss, step \(Format.count(step.step)) (first \(early))")
        rows.append(row(name, step.values))
      }
      if let step = comparison.largest() {
        let number = Format.count(step.step)
        let name =
          count == 1
          ? localized("loss, step \(number) (the only one)")
          : localized("loss, step \(number) (all \(Format.count(count)))")
        rows.append(row(name, step.values))
      }
    }
    if let perplexity = comparison.perplexity {
      rows.append(
        row(
          localized("test perplexity"), perplexity, digits: 3,
          isComparable: comparison.hasComparablePerplexity))
    }
    return rows.isEmpty
      ? nil : table(comparison.title, .text("largest difference"), rows, comparison)
  }

  private static func losses(_ comparison: ReferenceComparison) -> DataTable {
    let rows = comparison.steps.map {
      row(Format.count($0.step), $0.values, isComparable: comparison.hasComparableLosses)
    }
    return table(localized("Both losses by step"), .number("step"), rows, comparison)
  }

  private static func table(
    _ label: String, _ first: DataTable.Column, _ rows: [[String]],
    _ comparison: ReferenceComparison
  ) -> DataTable {
    DataTable(
      label: label,
      columns: [
        first, .number("this run"), .number(named: comparison.reference.name),
        .number("difference"),
      ],
      rows: rows)
  }

  private static func row(
    _ name: String, _ values: ComparedNumbers, digits: Int = 6, isComparable: Bool = true
  ) -> [String] {
    [
      name, Format.decimal(values.run, digits), Format.decimal(values.reference, digits),
      isComparable ? Format.scientific(values.difference) : ValueFormat.absent,
    ]
  }
}
