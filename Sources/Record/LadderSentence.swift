/// Compares a model's perplexity with its baselines, in a sentence.
package enum LadderSentence {
  /// The name of the run's model on the ladder.
  package static let own = "this model"

  /// - Parameter rungs: Names and perplexities; those that are not finite are ignored.
  package static func make(_ rungs: [(name: String, perplexity: Double)]) -> String {
    let finite = rungs.filter { $0.perplexity.isFinite && $0.perplexity > 0 }
    guard let own = finite.first(where: { $0.name == own })?.perplexity else {
      return "The perplexity of this model is not known."
    }
    let baseline = finite.last { $0.name == "bigram" } ?? finite.last { $0.name == "unigram" }
    let floor = finite.first { $0.name == "floor" }?.perplexity
    return [
      "Perplexity \(text(own))",
      baseline.map { comparison(own, $0.name, $0.perplexity) },
      floor.map { "the floor is \(text($0)), the perplexity of the process that wrote the text" },
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
