import Drawings
import Pipeline
import Record
import Wording

/// How the model continued one fixed prompt after each epoch.
package struct EpochTextsFigure: StepFigure {
  package static let step = StepID.train

  struct Epoch: Codable, Hashable, Sendable {
    /// 1 for the first; 0 for the untrained model.
    let number: Int
    let continuation: Continuation
  }

  let epochs: [Epoch]

  package func drawn(in values: RunValues) -> Figure? {
    guard let first = epochs.first?.continuation else { return nil }
    let items = epochs.map { epoch in
      ContinuationGroup.Item(
        label: epoch.number == 0
          ? localized("untrained") : localized("epoch \(epoch.number)"),
        start: epoch.continuation.prompt, text: epoch.continuation.tail)
    }
    return Figure(
      title: localized("The same prompt after each epoch"),
      sentence: localized(
        "“\(first.prompt)” continued by the model at each stage of training, \(first.sampling)."),
      content: [.continuations([ContinuationGroup(items: items)])])
  }
}

extension EpochTextsFigure {
  package init?(of run: StoredRun) throws {
    epochs = try run.product(of: Train.self).log.epochs.map {
      Epoch(number: $0.epoch, continuation: $0.continuation)
    }
  }
}
