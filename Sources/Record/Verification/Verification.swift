import Wording

/// What came of a run that someone handed in, once its model was scored anew.
package struct Verification: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Everything that was computed again came out as it is recorded.
    case confirmed
    /// Some of it came out otherwise.
    case contradicted([Contradiction])
    /// The model predicts other words, or another text; in words, why.
    case incomparable(String)
    /// There is no model that could be scored; in words, why.
    case unreadable(String)
  }

  /// A result that the record states and the model doesn't have.
  package struct Contradiction: Hashable, Sendable {
    package let name: QualifiedName
    package let recorded: Value
    package let found: Value

    package init(_ name: QualifiedName, recorded: Value, found: Value) {
      self.name = name
      self.recorded = recorded
      self.found = found
    }
  }

  /// What tells the run from the others that were handed in.
  package let name: String
  /// `nil` if it can't be read.
  package let record: RunRecord?
  package let outcome: Outcome
  /// The model's perplexity on the test text of the one who verifies; `nil` if it can't be scored
  /// there.
  package let perplexity: Double?
  /// How many of the recorded results were computed again.
  package let checked: Int
  /// The command that makes the run again; `nil` without a record.
  package let command: String?

  package init(
    name: String, record: RunRecord? = nil, outcome: Outcome, perplexity: Double? = nil,
    checked: Int = 0, command: String? = nil
  ) {
    self.name = name
    self.record = record
    self.outcome = outcome
    self.perplexity = perplexity
    self.checked = checked
    self.command = command
  }

  /// The test perplexity that the record states of the model at hand; `nil` if there is none, or if it
  /// is stale and thus of another model.
  package var recordedPerplexity: Double? {
    guard let step = record?[.evaluate], step.hasResults, step.stale == nil else { return nil }
    return step.results["perplexity"]?.number
  }

  package var isContradicted: Bool {
    if case .contradicted = outcome { true } else { false }
  }

  /// Whether the record's perplexity, though true, is another than the one to compare.
  package var isCutOtherwise: Bool {
    guard outcome == .confirmed, let perplexity, let recordedPerplexity else { return false }
    return abs(perplexity - recordedPerplexity) > 1e-3 * perplexity
  }

  /// Whether there is more to say than the verdict.
  package var needsReason: Bool {
    outcome != .confirmed || recordedPerplexity == nil || isCutOtherwise
  }

  /// The outcome in a word or two, for a column.
  package var verdict: String {
    switch outcome {
    case .confirmed: recordedPerplexity == nil ? localized("not evaluated") : localized("true")
    case .contradicted: localized("FALSE")
    case .incomparable: localized("other text")
    case .unreadable: localized("no model")
    }
  }

  /// What the verdict rests on, as a sentence.
  package var reason: String {
    switch outcome {
    case .confirmed where recordedPerplexity == nil:
      localized("Its record states no test perplexity; this is the model's.")
    case .confirmed where isCutOtherwise:
      localized(
        "Its record is true of the test text as it was cut there; the perplexity here is on the "
          + "sequences that all runs share.")
    case .confirmed:
      localized(
        "\(ValueFormat.count.string(.integer(checked))) of its results were computed again.")
    case .contradicted(let all): all.map(\.description).joined(separator: "; ") + "."
    case .incomparable(let reason), .unreadable(let reason): reason
    }
  }
}

extension Verification.Contradiction: CustomStringConvertible {
  /// With all digits where fewer would make both numbers look alike.
  package var description: String {
    let format = ResultCatalog.standard[name]?.format ?? .plain
    let short = (format.string(recorded), format.string(found))
    let shown =
      short.0 == short.1
      ? (ValueFormat.plain.string(recorded), ValueFormat.plain.string(found)) : short
    return localized("\(name) is \(shown.1), not \(shown.0)")
  }
}
