import Drawings
import Foundation
import Neural
import Pipeline
import Record
import Wording

/// Training loss step by step, validation loss epoch by epoch, and the learning rate if it changes.
package struct LossFigure: StepFigure {
  package static let step = StepID.train

  /// The name of the drawing of the losses.
  static let drawing = "loss"

  let curve: TrainingCurve
  /// ln V and the loss of guessing by word frequencies, both with the vocabulary that the model was
  /// trained with; the run's present one may be another. `nil` where unknown.
  var uniform: Double?
  var unigram: Double?

  package func drawn(in values: RunValues) -> Figure? {
    let losses = curve.steps.map(\.loss)
    guard losses.contains(where: \.isFinite) else { return nil }
    let (uniform, unigram) = (Self.finite(uniform), Self.finite(unigram))
    let validation = curve.epochs.compactMap { epoch in
      epoch.validationLoss.flatMap { $0.isFinite ? (epoch: epoch, loss: $0) : nil }
    }
    let sentence = sentence(validation)
    var chart = Chart(
      x: Chart.Axis(
        label: localized("optimizer step"), domain: domain),
      y: Chart.Axis(
        label: localized("loss in nats per token"),
        domain: Scale.rounded(
          Scale.domain(
            of: losses + validation.map(\.loss) + [uniform, unigram].compactMap { $0 }, .linear),
          .linear)),
      height: 380)
    if let uniform {
      chart.level(at: uniform, class: "reference", label: "ln V = \(Format.decimal(uniform, 3))")
    }
    if let unigram {
      chart.level(
        at: unigram, class: "reference",
        label: values.unit.phrase(
          localized("word frequencies = \(Format.decimal(unigram, 3))")))
    }
    for epoch in curve.epochs.dropLast() where epoch.epoch > 0 {
      chart.upright(at: Double(epoch.step), class: "epoch", label: "")
    }
    let window = StepSeries.window(curve.steps.count)
    let isSmoothed = curve.steps.count >= StepSeries.smoothingThreshold
    let steps = curve.steps.map { Double($0.step) }
    chart.line(
      zip(steps, losses).map { ($0, $1) }, class: isSmoothed ? "raw" : "series-1")
    if isSmoothed {
      let smoothed = Decimation.smoothed(losses, window: window)
      chart.line(zip(steps, smoothed).map { ($0, $1) }, class: "series-1")
    }
    draw(validation, in: &chart)
    let title = localized("The loss during training")
    var legend: [Figure.LegendEntry] =
      isSmoothed
      ? [
        .init(line: "raw", text: localized("training, every step")),
        .init(line: "series-1", text: localized("training, mean of \(window) steps")),
      ] : [.init(line: "series-1", text: localized("training, every step"))]
    if !validation.isEmpty {
      legend.append(.init(line: "series-2", text: localized("validation, after each epoch")))
    }
    if uniform != nil {
      let name =
        unigram == nil
        ? localized("ln V: a uniform guess") : localized("baselines: uniform, word frequencies")
      legend.append(.init(line: "reference", text: name))
    }
    return Figure(
      title: title, sentence: sentence,
      content: [
        .drawing(
          NamedDrawing(
            name: Self.drawing, title: title, description: sentence, drawing: chart.drawing))
      ] + [rates].compactMap { $0.map { .drawing($0) } } + [.table(epochs)],
      legend: legend, table: table)
  }

  /// The learning rate of each step; `nil` if it is always the same.
  private var rates: NamedDrawing? {
    let rates = curve.steps.map(\.learningRate)
    guard let highest = rates.max(), let lowest = rates.min(), lowest < highest else { return nil }
    var chart = Chart(
      x: Chart.Axis(label: localized("optimizer step"), domain: domain),
      y: Chart.Axis(
        label: localized("learning rate"),
        domain: Scale.rounded(Scale.domain(of: [0, highest], .linear), .linear)),
      height: 230)
    chart.line(zip(curve.steps, rates).map { (Double($0.step), $1) }, class: "series-1")
    return NamedDrawing(
      name: "rate", title: localized("The learning rate during training"),
      description: localized(
        "The learning rate is at most \(Format.significant(highest)) and ends at "
          + "\(Format.significant(rates[rates.count - 1]))."),
      drawing: chart.drawing)
  }

  private static func finite(_ level: Double?) -> Double? {
    level.flatMap { $0.isFinite ? $0 : nil }
  }

  private var domain: ClosedRange<Double> {
    Scale.domain(
      of: curve.steps.map { Double($0.step) } + curve.epochs.map { Double($0.step) }, .linear)
  }

  private func draw(
    _ validation: [(epoch: TrainingEpoch, loss: Double)], in chart: inout Chart
  ) {
    chart.line(validation.map { (Double($0.epoch.step), $0.loss) }, class: "series-2")
    let best = validation.min { $0.loss < $1.loss }
    for (epoch, loss) in validation {
      let isBest = epoch.epoch == best?.epoch.epoch
      chart.dot(
        Double(epoch.step), loss, radius: isBest ? 6 : 4, class: isBest ? "best" : "dot-2",
        note: localized("epoch \(epoch.epoch): \(Format.decimal(loss, 3))"))
    }
    if let best {
      chart.note(
        localized("best: \(Format.decimal(best.loss, 3))"), at: Double(best.epoch.step), best.loss,
        above: 16)
    }
  }

  private func sentence(_ validation: [(epoch: TrainingEpoch, loss: Double)]) -> String {
    let finite = curve.steps.map(\.loss).filter(\.isFinite)
    let lost = curve.steps.count - finite.count
    let last = curve.epochs.last { $0.trainLoss?.isFinite == true }?.trainLoss ?? finite.last ?? 0
    let first = finite.first ?? 0
    let ends = (first: Format.decimal(first, 3), last: Format.decimal(last, 3))
    let validated = LossSentence.validation(validation.map { ($0.epoch.epoch, $0.loss) })
    let course =
      last <= first
      ? localized("Training loss falls from \(ends.first) to \(ends.last); \(validated).")
      : localized("Training loss rises from \(ends.first) to \(ends.last); \(validated).")
    return lost == 0
      ? course : course + " " + localized("\(Format.count(lost, "step")) had no finite loss.")
  }

  private var epochs: DataTable {
    DataTable(
      label: localized("Loss by epoch"),
      columns: [
        .number("epoch"), .number("last step"), .number("training loss"),
        .number("validation loss"), .number("validation perplexity"),
      ],
      rows: curve.epochs.map { epoch in
        [
          Format.count(epoch.epoch), Format.count(epoch.step),
          ValueFormat.decimal(3).string(epoch.trainLoss.map(Value.number)),
          ValueFormat.decimal(3).string(epoch.validationLoss.map(Value.number)),
          Perplexity.string(loss: epoch.validationLoss),
        ]
      })
  }

  private var table: DataTable {
    DataTable(
      label: localized("Training loss by step"),
      columns: [
        .number("step"), .number("epoch"), .number("loss"), .number("targets"),
        .number("learning rate"),
      ],
      rows: curve.steps.map {
        [
          Format.count($0.step), Format.count($0.epoch), Format.decimal($0.loss, 3),
          Format.count($0.tokens), Format.significant($0.learningRate, 4),
        ]
      })
  }
}

extension LossFigure {
  package init?(of run: StoredRun) throws {
    let trained = try run.product(of: Train.self)
    curve = trained.log.curve
    uniform = log(Double(trained.last.shape.vocabulary))
    // Results of an earlier run under other settings would be those of another vocabulary.
    let isPresent = run.record[.vocab]?.stale == nil
    unigram = isPresent ? RunValues(record: run.record).number(.vocab, "unigramLoss") : nil
  }
}
