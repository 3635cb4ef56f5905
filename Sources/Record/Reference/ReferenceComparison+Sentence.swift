import Wording

extension ReferenceComparison {
  /// The comparison's heading. It says "checked" only if the runs are alike.
  package var title: String {
    verdict == .notAlike
      ? localized("Next to \(reference.name), which ran something else")
      : localized("Checked against \(reference.name)")
  }

  /// The comparison in words, the same on the page and on the terminal.
  package var sentence: String {
    let parts =
      verdict == .notAlike
      ? [localized("This is not a check, because the two differ: \(Self.list(causes)).")]
      : [lossSentence, perplexitySentence, verdictSentence]
    return (parts + [sourceSentence]).compactMap { $0 }.joined(separator: " ")
  }

  private var lossSentence: String? {
    guard let furthest = largest(), let early = largest(ofFirst: Limit.early.steps) else {
      return nil
    }
    guard furthest.values.difference > 0 else {
      return localized("\(scope) the losses are the same.")
    }
    let (most, step) = (Self.difference(furthest.values), Self.count(furthest.step))
    if steps.count == 1 {
      return localized("\(scope) the losses differ by \(most) of their size.")
    }
    if steps.count <= Limit.early.steps {
      return localized(
        "\(scope) the losses differ by \(most) of their size at most, at step \(step).")
    }
    return localized(
      "\(scope) the losses differ by \(most) of their size at most, at step \(step); over the "
        + "first \(Limit.early.steps), by \(Self.difference(early.values)).")
  }

  /// The steps that both have, and why there are no more.
  private var scope: String {
    let count = Self.count(steps.count)
    guard runLosses.count != reference.steps.count else {
      return steps.count == 1
        ? localized("At the only step") : localized("Over all \(count) steps")
    }
    let first =
      steps.count == 1
      ? localized("At the first step") : localized("Over the first \(count) steps")
    return runLosses.count < reference.steps.count
      ? localized("\(first), all that this run has,")
      : localized("\(first), all that the reference has,")
  }

  private var perplexitySentence: String? {
    guard let perplexity else { return nil }
    let (run, other) = (Self.decimal(perplexity.run), Self.decimal(perplexity.reference))
    guard hasComparablePerplexity else {
      return localized(
        "The test perplexities, \(run) and \(other), are not comparable: "
          + "\(Self.list(laterDifferences)).")
    }
    if perplexity.difference == 0 { return localized("The test perplexity is \(run) in both.") }
    return localized(
      "The test perplexities, \(run) and \(other), differ by \(Self.difference(perplexity)) of "
        + "their size.")
  }

  private var verdictSentence: String? {
    guard verdict == .differs else { return nil }
    let limits = [Limit.early.difference, Limit.late.difference, Limit.perplexity].map {
      ValueFormat.scientific.string(.number($0))
    }
    return localized(
      "That is more than rounding explains: up to \(limits[0]) over the first "
        + "\(Limit.early.steps) steps, \(limits[1]) over the first \(Limit.late.steps), and "
        + "\(limits[2]) in perplexity.")
  }

  private var sourceSentence: String? {
    isSameSource || verdict == .notAlike
      ? nil
      : localized("The texts come from a different file, but all their counts are the same.")
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
    let texts = differences.prefix(shown).map {
      localized("\($0.name) \($0.run), reference \($0.reference)")
    }
    let more = differences.count - shown
    return (texts + (more > 0 ? [localized("and \(more) more")] : [])).joined(separator: "; ")
  }
}
