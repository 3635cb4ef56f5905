import Foundation
import Wording

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

  /// A model of higher order on the ladder, smoothed in another way than the bigram model.
  private struct NGram {
    let order: Int
    let perplexity: Double?

    var name: String { Ladder.name(ofOrder: order) }

    var note: String {
      let words = ["no", "one word of", "two words of", "three words of", "four words of"]
      let known = order <= words.count ? words[order - 1] : "\(order - 1) words of"
      return "\(known) context, modified Kneser–Ney"
    }

    /// The trigram model and the n-gram model of the best order, if these are two.
    static func all(_ values: RunValues) -> [NGram] {
      let trigram = NGram(order: 3, perplexity: values.number(.evaluate, "trigramPerplexity"))
      guard let order = values.number(.evaluate, "ngramOrder").flatMap({ Int(exactly: $0) }),
        1...99 ~= order, order != trigram.order
      else { return [trigram] }
      let best = NGram(order: order, perplexity: values.number(.evaluate, "ngramPerplexity"))
      return order < trigram.order ? [best, trigram] : [trigram, best]
    }
  }

  /// What the n-gram model of an order is called.
  package static func name(ofOrder order: Int) -> String {
    order == 3 ? "trigram" : "\(order)-gram"
  }

  /// What a model is called in the reader's language.
  ///
  /// - Parameter name: such as "bigram", "5-gram" or "this model".
  package static func title(of name: String) -> String {
    guard let order = name.wholeMatch(of: /([0-9]+)-gram/)?.output.1 else {
      return localized(Phrase(name))
    }
    return localized("\(order)-gram")
  }

  package struct Rung: Codable, Hashable, Sendable {
    /// "uniform", that of a baseline or an n-gram model, "this model" or "floor".
    package let name: String
    package let perplexity: Double
    /// What it means, in a few words, in English and for a text cut into words.
    package let note: String

    package init(name: String, perplexity: Double, note: String) {
      self.name = name
      self.perplexity = perplexity
      self.note = note
    }

    /// The name in the reader's language.
    package var title: String { Ladder.title(of: name) }

    /// What it means, in the reader's language.
    package func explanation(for unit: TokenUnit) -> String {
      unit.phrase(localized(Phrase(note)))
    }

    /// Whether it is the run's own model.
    package var isOwn: Bool { name == Ladder.own }
    /// Whether it is the process that wrote the text.
    package var isFloor: Bool { name == Ladder.floor }
    /// Whether it is a model that counts.
    fileprivate var isCounting: Bool { !isOwn && !isFloor && name != Ladder.uniform }
  }

  private static let (uniform, own, floor) = ("uniform", "this model", "floor")

  /// Those of the baselines, the n-gram models and the run's own model, in this order, then the
  /// floor if it is known.
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
      [(Self.uniform, uniform, "all words of the vocabulary equally likely")]
      + Self.baselines.map { ($0.name, values.number(.evaluate, $0.result), $0.note) }
      + NGram.all(values).map { ($0.name, $0.perplexity, $0.note) } + [
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

  /// Compares the model with the best one that counts and the floor. Perplexities that are not
  /// finite are ignored.
  package var sentence: String {
    let finite = rungs.filter { $0.perplexity.isFinite && $0.perplexity > 0 }
    guard let own = finite.first(where: \.isOwn)?.perplexity else {
      return localized("The perplexity of this model is not known.")
    }
    let best = finite.filter(\.isCounting).min { $0.perplexity < $1.perplexity }
    return [
      localized("Perplexity \(Self.text(own))"),
      best.map { Self.comparison(own, $0) },
      finite.first(where: \.isFloor).map {
        localized(
          "the floor is \(Self.text($0.perplexity)), the perplexity of the process that wrote "
            + "the text")
      },
    ].compactMap { $0 }.joined(separator: "; ") + "."
  }

  private static func comparison(_ own: Double, _ rung: Rung) -> String {
    let (name, other, ratio) = (rung.title, text(rung.perplexity), rung.perplexity / own)
    if abs(ratio - 1) < 0.005 { return localized("about the same as the \(name)’s \(other)") }
    return ratio > 1
      ? localized("a factor of \(text(ratio)) below the \(name)’s \(other)")
      : localized("a factor of \(text(1 / ratio)) above the \(name)’s \(other)")
  }

  private static func text(_ number: Double) -> String {
    ValueFormat.perplexity.string(.number(number))
  }
}
