import Foundation

/// The perplexity of a run's model beside those of simpler models and of the process that wrote the
/// text.
package struct Ladder: Sendable {
  /// A simpler model that the run is compared with.
  package struct Baseline: Sendable {
    /// Such as "bigram", whose perplexity is the result `evaluate.bigramPerplexity`.
    package let name: String
    /// What it knows, in a few words.
    package let note: String
    /// Whether its perplexity is among the results that summarize the step.
    let isHeadline: Bool

    package var result: String { "\(name)Perplexity" }
  }

  /// From the simplest to the best.
  package static let baselines = [
    Baseline(name: "unigram", note: "words by frequency, no context", isHeadline: false),
    Baseline(name: "bigram", note: "one word of context, Kneser–Ney", isHeadline: true),
  ]

  package struct Rung: Codable, Hashable, Sendable {
    /// "uniform", that of a baseline, "this model" or "floor".
    package let name: String
    package let perplexity: Double
    /// What it means, in a few words.
    package let note: String

    package init(name: String, perplexity: Double, note: String) {
      self.name = name
      self.perplexity = perplexity
      self.note = note
    }

    /// Whether it is the run's own model.
    package var isOwn: Bool { name == Ladder.own }
    /// Whether it is the process that wrote the text.
    package var isFloor: Bool { name == Ladder.floor }
  }

  private static let (own, floor) = ("this model", "floor")

  /// Those of the baselines and the model, in the order above, then the floor if it is known.
  package let rungs: [Rung]

  /// `nil` for a run that has evaluated no model.
  package init?(_ record: RunRecord) {
    let values = RunValues(record: record)
    guard record[.evaluate]?.hasResults == true,
      let own = values.number(.evaluate, "perplexity")
    else { return nil }
    // ln V in the record is exact; where the vocabulary is known, so is V.
    let uniform =
      values.number(.vocab, "size") ?? values.number(.optimizer, "uniformLoss").map { exp($0) }
    let isInWindows = record[.dataset]?.settings["framing"] == "windows"
    let all: [(name: String, perplexity: Double?, note: String)] =
      [("uniform", uniform, "all words of the vocabulary equally likely")]
      + Self.baselines.map { ($0.name, values.number(.evaluate, $0.result), $0.note) } + [
        (
          Self.own, own,
          isInWindows ? "the preceding words in its window" : "all preceding words"
        ),
        (
          Self.floor, values.number(.evaluate, "floorPerplexity"), "the program that wrote the text"
        ),
      ]
    rungs = all.compactMap { rung in
      rung.perplexity.flatMap {
        $0 > 0 ? Rung(name: rung.name, perplexity: $0, note: rung.note) : nil
      }
    }
  }

  package init(rungs: [Rung]) { self.rungs = rungs }

  /// Compares the model with the best baseline and the floor. Perplexities that are not finite are
  /// ignored.
  package var sentence: String {
    let finite = rungs.filter { $0.perplexity.isFinite && $0.perplexity > 0 }
    guard let own = finite.first(where: \.isOwn)?.perplexity else {
      return "The perplexity of this model is not known."
    }
    let baseline = Self.baselines.reversed().lazy
      .compactMap { known in finite.first { $0.name == known.name } }.first
    return [
      "Perplexity \(Self.text(own))",
      baseline.map { Self.comparison(own, $0.name, $0.perplexity) },
      finite.first(where: \.isFloor).map {
        "the floor is \(Self.text($0.perplexity)), the perplexity of the process that wrote the text"
      },
    ].compactMap { $0 }.joined(separator: "; ") + "."
  }

  private static func comparison(_ own: Double, _ name: String, _ other: Double) -> String {
    let ratio = other / own
    if abs(ratio - 1) < 0.005 { return "about the same as the \(name)’s \(text(other))" }
    let words =
      ratio > 1 ? "a factor of \(text(ratio)) below" : "a factor of \(text(1 / ratio)) above"
    return "\(words) the \(name)’s \(text(other))"
  }

  private static func text(_ number: Double) -> String {
    ValueFormat.decimal(number < 10 ? 2 : 1).string(.number(number))
  }
}
