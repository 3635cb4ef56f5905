import Record

/// Prompts and their continuations by the model.
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
      sentence: "“\(first.continuation.prompt)” continued by the model at each stage of training, "
        + "\(sampling(first.continuation)).",
      content: [View("figure/continuations", ["groups": [View(["items": items])]])])
  }

  /// Every prompt at each temperature.
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
        + "\(Words.count(prompts.count, "prompt")); the lower the temperature, the more closely "
        + "the model keeps to its most likely words.",
      content: [View("figure/continuations", ["groups": groups])])
  }

  /// One prompt at several temperatures.
  static func compare(_ figures: EvaluateFigures) -> Figure? {
    guard let first = figures.temperatures.first, figures.temperatures.count > 1 else { return nil }
    let temperatures = figures.temperatures.map(\.temperature).filter(\.isFinite)
    let range = [temperatures.min(), temperatures.max()].compactMap { $0 }
      .map { ValueFormat.plain.string(.number($0)) }
    return Figure(
      title: "The same prompt at \(Words.count(figures.temperatures.count, "temperature"))",
      sentence: "“\(first.prompt)” at temperatures from \(range.joined(separator: " to ")), with "
        + "the same random numbers and the whole vocabulary to choose from.",
      content: [
        View(
          "figure/continuations",
          [
            "groups": [
              View([
                "items": figures.temperatures.map {
                  View(["label": sampling($0), "start": $0.prompt, "text": tail($0)])
                }
              ])
            ]
          ])
      ])
  }

  static func tail(_ continuation: Continuation) -> String {
    " " + continuation.text.trimmed
  }

  static func sampling(_ continuation: Continuation) -> String {
    let temperature = ValueFormat.plain.string(.number(continuation.temperature))
    let words = continuation.topK > 0 ? ", top \(Words.count(continuation.topK))" : ""
    let share = continuation.topP < 1 ? ", top \(Words.percent(continuation.topP))" : ""
    return "temperature \(temperature)\(words)\(share)"
  }
}
