import Drawings
import Pipeline
import Record

/// Every prompt and what the model wrote after it.
package struct ContinuationsFigure: StepFigure {
  package static let step = StepID.evaluate

  let continuations: [Continuation]

  package func drawn(in values: RunValues) -> Figure? {
    guard !continuations.isEmpty else { return nil }
    var prompts: [String] = []
    for continuation in continuations where !prompts.contains(continuation.prompt) {
      prompts.append(continuation.prompt)
    }
    let groups = prompts.map { prompt in
      ContinuationGroup(
        prompt: prompt,
        items: continuations.filter { $0.prompt == prompt }.map {
          ContinuationGroup.Item(label: $0.sampling, text: $0.tail)
        })
    }
    return Figure(
      title: "What the model writes",
      sentence: "\(Format.count(continuations.count, "continuation")) of "
        + "\(Format.count(prompts.count, "prompt")); the lower the temperature, the more closely "
        + "the model keeps to its most likely words.",
      content: [.continuations(groups)])
  }
}

extension ContinuationsFigure {
  package init?(of run: StoredRun) throws {
    continuations = try run.product(of: Evaluate.self).continuations
    if continuations.isEmpty { return nil }
  }
}
