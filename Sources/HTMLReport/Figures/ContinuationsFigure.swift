import Record

/// Prompts and what the model made of them.
enum ContinuationsFigure {
  /// The fixed prompt after each epoch.
  static func make(_ figures: TrainFigures) -> Figure? {
    guard let first = figures.epochs.first else { return nil }
    let items = figures.epochs.map { epoch in
      View([
        "label": epoch.epoch == 0 ? "untrained" : "epoch \(epoch.epoch)",
        "start": epoch.continuation.prompt, "text": tail(epoch.continuation),
      ])
    }
    return Figure(
      title: "The same prompt after each epoch",
      sentence: "“\(first.continuation.prompt)” continued by the model of each moment, "
        + "\(sampling(first.continuation)).",
      content: [View("figure/continuations", ["groups": [View(["items": items])]])])
  }

  /// Every prompt, with each temperature.
  static func make(_ figures: EvaluateFigures) -> Figure? {
    guard !figures.continuations.isEmpty else { return nil }
    var prompts: [String] = []
    for continuation in figures.continuations where !prompts.contains(continuation.prompt) {
      prompts.append(continuation.prompt)
    }
    let groups = prompts.map { prompt in
      View([
        "prompt": prompt,
        "items": figures.continuations.filter { $0.prompt == prompt }.map {
          View(["label": sampling($0), "text": tail($0)])
        },
      ])
    }
    return Figure(
      title: "What the model writes",
      sentence: "\(Words.count(figures.continuations.count, "continuation")) of "
        + "\(Words.count(prompts.count, "prompt")); the lower the temperature, the more the "
        + "model keeps to its likeliest words.",
      content: [View("figure/continuations", ["groups": groups])])
  }

  static func tail(_ continuation: Continuation) -> String {
    " " + continuation.text.trimmed
  }

  static func sampling(_ continuation: Continuation) -> String {
    let words = continuation.topK > 0 ? ", top \(Words.count(continuation.topK))" : ""
    return "temperature \(ValueFormat.plain.string(.number(continuation.temperature)))\(words)"
  }
}
