import Drawings
import Pipeline
import Record

/// The perplexity of the model and of its baselines, as bars on a logarithmic axis.
package struct LadderFigure: StepFigure {
  package static let step = StepID.evaluate

  struct Rung: Codable, Hashable, Sendable {
    /// "uniform", "unigram", "bigram", "this model" or "floor".
    let name: String
    let perplexity: Double
    /// What it means, in a few words.
    let note: String
  }

  /// From worst to best.
  let rungs: [Rung]

  package func drawn(in values: RunValues) -> Figure? {
    let shown = rungs.filter { $0.perplexity.isFinite && $0.perplexity > 0 }
    guard !shown.isEmpty else { return nil }
    let title = "The perplexity ladder"
    return Figure(
      title: title, sentence: LadderSentence.make(shown.map { ($0.name, $0.perplexity) }),
      drawing: Self.drawing(shown), named: "ladder",
      table: DataTable(
        label: title, columns: [.text("model"), .number("perplexity"), .text("description")],
        rows: rungs.map {
          [$0.name, ValueFormat.decimal(2).string(.number($0.perplexity)), $0.note]
        }))
  }

  private static func drawing(_ rungs: [Rung]) -> Drawing {
    let (left, right, row) = (150.0, 590.0, 46.0)
    let foot = Double(rungs.count) * row + 14
    let domain = Scale.domain(of: rungs.map(\.perplexity) + [1], .logarithmic)
    let scale = Scale(.logarithmic, domain: domain, from: left, to: right)
    var drawing = Drawing(width: Chart.width, height: foot + 52)
    let ticks = Ticks.values(of: scale, about: 5)
    for (value, text) in zip(ticks, Ticks.labels(of: ticks, on: .logarithmic)) {
      guard let x = scale.position(value) else { continue }
      drawing.line(Point(x, 6), Point(x, foot), class: "grid")
      drawing.label(text, at: Point(x, foot + 20), anchor: .middle, class: "tick")
    }
    for (index, rung) in rungs.enumerated() {
      let middle = 14 + (Double(index) + 0.5) * row - 7
      let end = max(scale.position(rung.perplexity) ?? left, left + 2)
      let isOwn = rung.name == LadderSentence.own
      drawing.label(
        rung.name, at: Point(left - 12, middle + 5), anchor: .end,
        class: isOwn ? "rung-own" : "rung")
      drawing.rectangle(
        x: left, y: middle - 11, width: end - left, height: 22, corner: 2,
        class: isOwn ? "bar" : rung.name == "floor" ? "bar-floor" : "bar-quiet", note: rung.note)
      drawing.label(
        ValueFormat.decimal(1).string(.number(rung.perplexity)), at: Point(end + 8, middle + 5),
        class: isOwn ? "rung-own" : "rung")
    }
    drawing.line(Point(left, 6), Point(left, foot), class: "axis")
    drawing.label(
      "perplexity, logarithmic; lower is better", at: Point(right, foot + 43), anchor: .end,
      class: "axis-label")
    return drawing
  }
}

extension LadderFigure {
  package init?(of run: StoredRun) throws {
    func result(_ name: String) -> Double? { run.result(.evaluate, name)?.number }
    guard let own = result("perplexity") else { return nil }
    let context =
      run.setting(.dataset, "framing") == "windows"
      ? "the preceding words in its window" : "all preceding words"
    let all: [(name: String, perplexity: Double?, note: String)] = [
      (
        "uniform", run.result(.vocab, "size")?.number, "all words of the vocabulary equally likely"
      ),
      ("unigram", result("unigramPerplexity"), "words by frequency, no context"),
      ("bigram", result("bigramPerplexity"), "one word of context, Kneser–Ney"),
      (LadderSentence.own, own, context),
      ("floor", result("floorPerplexity"), "the program that wrote the text"),
    ]
    rungs = all.compactMap { rung in
      rung.perplexity.map { Rung(name: rung.name, perplexity: $0, note: rung.note) }
    }.sorted { $0.perplexity > $1.perplexity }
  }
}
