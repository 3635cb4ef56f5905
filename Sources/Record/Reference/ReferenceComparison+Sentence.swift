extension ReferenceComparison {
  /// The comparison's heading. It says "checked" only if the runs are alike.
  package var title: String {
    verdict == .notAlike
      ? "Next to \(reference.name), which ran something else" : "Checked against \(reference.name)"
  }

  /// The comparison in words, the same on the page and on the terminal.
  package var sentence: String {
    let parts =
      verdict == .notAlike
      ? ["This is not a check, because the two differ: \(Self.list(causes))."]
      : [lossSentence, perplexitySentence, verdictSentence]
    return (parts + [sourceSentence]).compactMap { $0 }.joined(separator: " ")
  }

  private var lossSentence: String? {
    guard let furthest = largest(), let early = largest(ofFirst: Limit.early.steps) else {
      return nil
    }
    guard furthest.values.difference > 0 else { return "\(scope) the losses are the same." }
    let place = steps.count == 1 ? "" : " at most, at step \(Self.count(furthest.step))"
    let start =
      steps.count <= Limit.early.steps
      ? "" : "; over the first \(Limit.early.steps), by \(Self.difference(early.values))"
    return "\(scope) the losses differ by \(Self.difference(furthest.values)) of their size"
      + "\(place)\(start)."
  }

  /// The steps that both have, and why there are no more.
  private var scope: String {
    let isWhole = runLosses.count == reference.steps.count
    let which = isWhole ? "all" : "the first"
    let steps =
      self.steps.count == 1
      ? "At the \(isWhole ? "only" : "first") step"
      : "Over \(which) \(Self.count(self.steps.count)) steps"
    if isWhole { return steps }
    return steps
      + ", all that \(runLosses.count < reference.steps.count ? "this run" : "the reference")"
      + " has,"
  }

  private var perplexitySentence: String? {
    guard let perplexity else { return nil }
    let (run, other) = (Self.decimal(perplexity.run), Self.decimal(perplexity.reference))
    guard hasComparablePerplexity else {
      return "The test perplexities, \(run) and \(other), are not comparable: "
        + "\(Self.list(laterDifferences))."
    }
    if perplexity.difference == 0 { return "The test perplexity is \(run) in both." }
    return
      "The test perplexities, \(run) and \(other), differ by \(Self.difference(perplexity)) of "
      + "their size."
  }

  private var verdictSentence: String? {
    guard verdict == .differs else { return nil }
    let limits = [Limit.early.difference, Limit.late.difference, Limit.perplexity].map {
      ValueFormat.scientific.string(.number($0))
    }
    return "That is more than rounding explains: up to \(limits[0]) over the first "
      + "\(Limit.early.steps) steps, \(limits[1]) over the first \(Limit.late.steps), and "
      + "\(limits[2]) in perplexity."
  }

  private var sourceSentence: String? {
    isSameSource || verdict == .notAlike
      ? nil : "The texts come from a different file, but all their counts are the same."
  }

  private static func difference(_ values: ComparedNumbers) -> String {
    ValueFormat.scientific.string(.number(values.difference))
  }

  private static func decimal(_ number: Double) -> String {
    ValueFormat.decimal(3).string(.number(number))
  }

  private static func count(_ count: Int) -> String { ValueFormat.count.string(.integer(count)) }

  /// Why the two can't be compared at all.
  private var causes: [ReferenceDifference] {
    differences.isEmpty ? laterDifferences : differences
  }

  /// The first few differences, so that it stays one sentence.
  private static func list(_ differences: [ReferenceDifference]) -> String {
    let shown = 3
    let texts = differences.prefix(shown).map { "\($0.name) \($0.run), reference \($0.reference)" }
    let more = differences.count - shown
    return (texts + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "; ")
  }
}
