import Drawings
import Record
import Wording

/// How the models of several runs continue the same prompts.
package enum CompareTexts {
  /// `nil` where no two runs have a prompt in common.
  package static func figure(_ comparison: RunComparison) -> Figure? {
    let texts = comparison.drawn.map { (name: $0.name, all: $0.continuations) }
    var prompts: [String] = []
    for prompt in texts.flatMap({ $0.all.map(\.prompt) }) where !prompts.contains(prompt) {
      let count = texts.count { $0.all.contains { $0.prompt == prompt } }
      if count > 1 { prompts.append(prompt) }
    }
    guard !prompts.isEmpty else { return nil }
    let groups = prompts.map { prompt in
      ContinuationGroup(
        prompt: prompt,
        items: texts.flatMap { run in
          run.all.filter { $0.prompt == prompt }.map {
            ContinuationGroup.Item(label: "\(run.name), \($0.sampling)", text: $0.tail)
          }
        })
    }
    return Figure(
      title: localized("The same prompt, continued by each model"),
      sentence: localized(
        "\(Format.count(prompts.count, "prompt")) continued by at least two of the runs.")
        + comparison.omission,
      content: [.continuations(groups)])
  }
}
