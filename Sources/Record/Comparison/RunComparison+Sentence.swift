import Wording

/// The outcome of a comparison, in words.
extension RunComparison {
  /// Which model is best, or why none can be called the best.
  package var verdict: String {
    let scored = runs.compactMap { run in
      run.results(of: .evaluate)?["perplexity"]?.number.map { (run: run, perplexity: $0) }
    }
    guard let best = scored.min(by: { $0.perplexity < $1.perplexity }), scored.count > 1 else {
      return scored.isEmpty
        ? localized("None of the runs has tested its model yet.")
        : localized("Only \(scored[0].run.name) has tested its model.")
    }
    guard Self.haveSameTest(scored.map(\.run)) else {
      return localized(
        "The test perplexities can't be compared: the runs don't predict the same words of the "
          + "same texts.")
    }
    let lowest = Self.text(best.perplexity)
    guard isSideBySide else {
      let worst = scored.map(\.perplexity).max() ?? best.perplexity
      return localized(
        "The lowest test perplexity of \(scored.count) is \(lowest), of \(best.run.name); the "
          + "highest is \(Self.text(worst)).")
    }
    let others = scored.filter { $0.run.name != best.run.name }
    guard others.contains(where: { Self.text($0.perplexity) != lowest }) else {
      return localized("All models have a test perplexity of \(lowest).")
    }
    let texts = others.map { localized("\(Self.text($0.perplexity)) of \($0.run.name)") }
    return localized(
      "The lowest test perplexity is \(lowest), of \(best.run.name), against "
        + "\(texts.joined(separator: ", ")).")
  }

  /// What a reader must know before trusting a comparison: results that no longer match their
  /// settings, and losses on different texts.
  package var warnings: [String] {
    let stale = runs.flatMap { run in
      run.record.steps.compactMap { step in
        step.localizedStale.map { localized("\(run.name): \(step.id) is stale (\($0))") }
      }
    }
    let failed = runs.flatMap { run in
      run.record.steps.filter { $0.state == .failed }.map {
        localized("\(run.name): \($0.id) failed")
      }
    }
    let trained = runs.filter { $0.training != nil }
    let splits = Set(trained.map { $0.record[.dataset]?.key })
    return stale + failed
      + (splits.count > 1
        ? [localized("The losses are not on the same texts and words: the datasets differ.")]
        : [])
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
