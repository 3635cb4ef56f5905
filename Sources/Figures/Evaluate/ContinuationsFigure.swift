import Drawings
import Pipeline
import Record
import Wording

/// Every prompt and what the model wrote after it.
package struct ContinuationsFigure: StepFigure {
  package static let step = StepID.evaluate

  let continuations: [Continuation]
  var replacedPrompts: [ReplacedPrompt] = []

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
          ContinuationGroup.Item(
            label: $0.sampling, text: String($0.tail.drop(while: \.isWhitespace)))
        })
    }
    return Figure(
      title: localized("What the model writes"),
      sentence: ([sentence(of: prompts.count)] + replacedPrompts.map(Self.sentence(on:)))
        .joined(separator: " "),
      content: [.continuations(groups)])
  }

  private func sentence(of prompts: Int) -> String {
    localized(
      "\(Format.count(continuations.count, "continuation")) of "
        + "\(Format.count(prompts, "prompt")); the lower the temperature, the more closely "
        + "the model keeps to its most likely words.")
  }

  private static func sentence(on prompt: ReplacedPrompt) -> String {
    guard let used = prompt.used else {
      return localized(
        "The prompt “\(prompt.wanted)” can't be continued, since its words are not in the text.")
    }
    return localized(
      "The prompt “\(prompt.wanted)” can't be continued, since its words are not in the text: "
        + "“\(used)” from the text takes its place.")
  }
}

extension ContinuationsFigure {
  package init?(of run: StoredRun) throws {
    let evaluation = try run.product(of: Evaluate.self)
    continuations = evaluation.continuations
    replacedPrompts = evaluation.replacedPrompts
    if continuations.isEmpty { return nil }
  }
}
