import Drawings
import Foundation
import Pipeline
import Readings
import Record
import Wording

/// The perplexity of the tiny model, the wrong one from the mean over batches, and the one after a
/// step of training.
package struct TinyPerplexityFigure: StepFigure {
  package static let step = StepID.evaluate

  /// −ln of each target's probability, before and after one step of training, in nats.
  struct Target: Codable, Hashable, Sendable {
    let word: String
    let before: Double
    let after: Double
  }

  let targets: [Target]

  package func drawn(in values: RunValues) -> Figure? {
    guard targets.count > 1 else { return nil }
    let losses = targets.map(\.before)
    let half = losses.count / 2
    let batches = [Self.mean(losses.prefix(half)), Self.mean(losses.dropFirst(half))]
    let (whole, wrong) = (exp(Self.mean(losses)), Self.mean(batches.map { exp($0) }))
    return Figure(
      title: localized("In small: the perplexity, and a wrong one"),
      sentence: localized(
        "The perplexity of the untrained model is \(TinyTable.text(whole)); after one step of "
          + "training it is \(TinyTable.text(exp(Self.mean(targets.map(\.after))))). Before the "
          + "step, the mean of two batches’ perplexities would be \(TinyTable.text(wrong)), "
          + "although both have \(Format.count(half, "target"))."),
      content: [
        .table(
          DataTable(
            label: localized("Surprisal of each target of the tiny review"),
            columns: [
              .text("target"), .number("p"), .number("−ln p"), .number("p, trained"),
              .number("−ln p"),
            ],
            rows: targets.map {
              [$0.word]
                + [exp(-$0.before), $0.before, exp(-$0.after), $0.after].map(TinyTable.text)
            } + [
              [
                localized("mean"), "", TinyTable.text(Self.mean(losses)), "",
                TinyTable.text(Self.mean(targets.map(\.after))),
              ]
            ])),
        .table(
          DataTable(
            label: localized("Two ways to a perplexity"),
            columns: [.text("over"), .number("mean loss"), .number("perplexity")],
            rows: [
              [localized("first batch")] + [batches[0], exp(batches[0])].map(TinyTable.text),
              [localized("second batch")] + [batches[1], exp(batches[1])].map(TinyTable.text),
              [localized("mean of the two")] + [Self.mean(batches), wrong].map(TinyTable.text),
              [localized("all targets at once")] + [Self.mean(losses), whole].map(TinyTable.text),
            ])),
      ])
  }

  private static func mean(_ values: some Collection<Double>) -> Double {
    values.reduce(0, +) / Double(max(1, values.count))
  }
}

extension TinyPerplexityFigure {
  package init?(of run: StoredRun) throws {
    guard let example = run.tinyExample else { return nil }
    let step = TinyStep(example)
    targets = zip(example.tokens.dropFirst(), zip(step.lossesBefore, step.lossesAfter)).map {
      Target(word: $0, before: $1.0, after: $1.1)
    }
  }
}
