/// The outcome of a comparison, in words.
extension RunComparison {
  /// Which model is best, or why none can be called the best.
  package var verdict: String {
    let scored = runs.compactMap { run in
      run.results(of: .evaluate)?["perplexity"]?.number.map { (run: run, perplexity: $0) }
    }
    guard let best = scored.min(by: { $0.perplexity < $1.perplexity }), scored.count > 1 else {
      return scored.isEmpty
        ? "None of the runs has tested its model yet."
        : "Only \(scored[0].run.name) has tested its model."
    }
    guard Self.haveSameTest(scored.map(\.run)) else {
      return "The test perplexities can't be compared: the runs don't predict the same words "
        + "of the same texts."
    }
    guard isSideBySide else {
      let worst = scored.map(\.perplexity).max() ?? best.perplexity
      return "The lowest test perplexity of \(scored.count) is \(Self.text(best.perplexity)), of "
        + "\(best.run.name); the highest is \(Self.text(worst))."
    }
    let others = scored.filter { $0.run.name != best.run.name }
      .map { "\(Self.text($0.perplexity)) of \($0.run.name)" }
    return others.allSatisfy { $0.hasPrefix(Self.text(best.perplexity) + " ") }
      ? "All models have a test perplexity of \(Self.text(best.perplexity))."
      : "The lowest test perplexity is \(Self.text(best.perplexity)), of \(best.run.name), against "
        + others.joined(separator: ", ") + "."
  }

  /// What a reader must know before trusting a comparison: results that no longer match their
  /// settings, and losses on different texts.
  package var warnings: [String] {
    let stale = runs.flatMap { run in
      run.record.steps.compactMap { step in
        step.stale.map { "\(run.name): \(step.id) is stale (\($0))" }
      }
    }
    let failed = runs.flatMap { run in
      run.record.steps.filter { $0.state == .failed }.map { "\(run.name): \($0.id) failed" }
    }
    let trained = runs.filter { $0.training != nil }
    let splits = Set(trained.map { $0.record[.dataset]?.key })
    return stale + failed
      + (splits.count > 1
        ? ["The losses are not on the same texts and words: the datasets differ."] : [])
  }

  /// Whether models were asked to predict the same words of the same texts.
  private static func haveSameTest(_ runs: [Run]) -> Bool {
    func isSame<Part: Hashable>(_ part: (RunRecord) -> Part) -> Bool {
      Set(runs.map { part($0.record) }).count == 1
    }
    if isSame({ $0[.dataset]?.key }) { return true }
    // Data with a test split of its own keeps it, whatever is held out for validation and by
    // whatever seed. A test split that is a share of the data depends on both.
    let haveTestSplit = runs.allSatisfy {
      ($0.record[.load]?.results["test.documents"]?.number ?? 0) > 0
    }
    return haveTestSplit && isSame { $0[.vocab]?.key }
      && isSame { $0[.dataset]?.settings.filter { $0.key != "validation" && $0.key != "test" } }
  }

  private static func text(_ perplexity: Double) -> String {
    ValueFormat.perplexity.string(.number(perplexity))
  }
}
