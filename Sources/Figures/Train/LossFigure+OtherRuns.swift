import Drawings
import Record
import Wording

extension LossFigure {
  /// Points enough for a line as wide as the figure.
  private static let mostPoints = 120

  /// The figure with other runs to switch on in it.
  package func drawn(in values: RunValues, beside others: OtherRuns) -> Figure? {
    var figure = drawn(in: values)
    if let switches = switches(others) { figure?.content.insert(.curves(switches), at: 1) }
    return figure
  }

  private func switches(_ others: OtherRuns) -> CurveSwitches? {
    guard !others.runs.isEmpty || !others.incomparable.isEmpty else { return nil }
    return CurveSwitches(
      drawing: Self.drawing,
      own: Self.curve(curve),
      others: others.runs.map { run in
        CurveSwitches.Switch(
          name: run.name,
          differences: run.differences,
          result: Self.result(run.curve), curve: Self.curve(run.curve))
      },
      levels: [("ln V", uniform), (localized("word frequencies"), unigram)].compactMap {
        name, level in
        level.flatMap { $0.isFinite ? CurveSwitches.Level(label: name, value: $0) : nil }
      },
      note: Self.note(others),
      table: others.runs.isEmpty ? nil : table(others))
  }

  /// What can't be drawn is left out: the data can come from a file that someone changed.
  private static func curve(_ training: TrainingCurve) -> CurveSwitches.Curve {
    let losses = training.lossesByEpoch.filter(isPlain)
    let isThinned = losses.count > mostPoints
    let shown =
      isThinned
      ? Decimation.smoothed(losses.map(\.y), window: StepSeries.window(losses.count))
      : losses.map(\.y)
    return CurveSwitches.Curve(
      training: Decimation.indices(of: losses.count, atMost: mostPoints).map {
        CurveSwitches.Point(x: losses[$0].x, y: shown[$0])
      },
      validation: training.validation.map { (x: Double($0.epoch), y: $0.loss) }.filter(isPlain)
        .prefix(mostPoints).map { CurveSwitches.Point(x: $0.x, y: $0.y) })
  }

  private static func isPlain(_ point: (x: Double, y: Double)) -> Bool {
    point.y.isFinite && abs(point.y) < 1e6 && (0..<1e6).contains(point.x)
  }

  private static func result(_ training: TrainingCurve) -> String {
    let validation = training.validation
    if !validation.isEmpty { return LossSentence.validation(validation) }
    let last = training.steps.map(\.loss).last(where: \.isFinite)
    return last.map { localized("training loss ends at \(Format.decimal($0))") }
      ?? localized("no finite loss")
  }

  private static func note(_ others: OtherRuns) -> String? {
    var notes: [String] = []
    if others.earlier > 0 {
      notes.append(
        localized(
          "\(Format.count(others.earlier, "earlier run")) of this book would be too many."))
    }
    if !others.incomparable.isEmpty {
      let shown = others.incomparable.prefix(OtherRuns.most)
      let more = others.incomparable.count - shown.count
      let names = shown.joined(separator: ", ")
      let list = more > 0 ? localized("\(names) and \(Format.count(more)) more") : names
      notes.append(
        localized(
          "Left out, because they predicted other texts or words, or another version counted "
            + "them: \(list)."))
    }
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  /// Training and validation losses epoch by epoch, a row for each run that had the epoch: however
  /// many runs there are, four columns fit on a phone.
  private func table(_ others: OtherRuns) -> DataTable {
    let runs = [(localized("this run"), curve)] + others.runs.map { ($0.name, $0.curve) }
    let byEpoch = runs.map { Dictionary($1.epochs.map { ($0.epoch, $0) }) { first, _ in first } }
    let epochs = Set(byEpoch.flatMap(\.keys)).filter { $0 >= 0 }.sorted()
    return DataTable(
      label: localized("Losses of this run and the others by epoch"),
      columns: [.number("epoch"), .text("run"), .number("training"), .number("validation")],
      rows: epochs.flatMap { epoch in
        zip(runs, byEpoch).compactMap { run, losses in
          losses[epoch].map { loss in
            [Format.count(epoch), run.0]
              + [loss.trainLoss, loss.validationLoss].map {
                ValueFormat.decimal(3).string($0.map(Value.number))
              }
          }
        }
      })
  }
}
