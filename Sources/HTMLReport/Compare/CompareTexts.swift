import Record

/// How the models of several runs continue the same prompts.
enum CompareTexts {
  /// `nil` where no two runs have a prompt in common.
  static func figure(_ comparison: RunComparison) -> Figure? {
    let texts = comparison.runs.map { (name: $0.name, all: continuations(of: $0)) }
    var prompts: [String] = []
    for prompt in texts.flatMap({ $0.all.map(\.prompt) }) where !prompts.contains(prompt) {
      let count = texts.count { $0.all.contains { $0.prompt == prompt } }
      if count > 1 { prompts.append(prompt) }
    }
    guard !prompts.isEmpty else { return nil }
    let groups = prompts.map { prompt in
      View([
        "prompt": prompt,
        "items": texts.flatMap { run in
          run.all.filter { $0.prompt == prompt }.map { continuation in
            View([
              "label": "\(run.name), \(ContinuationsFigure.sampling(continuation))",
              "text": ContinuationsFigure.tail(continuation),
            ])
          }
        },
      ])
    }
    return Figure(
      title: "The same prompt, continued by each model",
      sentence: "\(Words.count(prompts.count, "prompt")) continued by at least two of "
        + "the runs.",
      content: [View("figure/continuations", ["groups": groups])])
  }

  /// Those of the evaluation or, in a run that has not reached it, of the last epoch.
  private static func continuations(of run: RunComparison.Run) -> [Continuation] {
    let tested = run.evaluation?.continuations ?? []
    return tested.isEmpty ? run.training?.epochs.last.map { [$0.continuation] } ?? [] : tested
  }
}
