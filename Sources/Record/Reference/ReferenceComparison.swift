/// A run compared with a PyTorch reference: what is alike, and how far apart the numbers are.
///
/// Losses can be compared for the steps that both have, unless something differs that affects them.
/// If the models were also trained equally long and evaluated on the same text, so can
/// perplexities.
package struct ReferenceComparison: Hashable, Sendable {
  /// The losses of both at the same optimizer step, 1 for the first.
  package struct Step: Hashable, Sendable {
    package let step: Int
    package let values: ComparedNumbers
  }

  package let reference: ReferenceRecord
  /// All losses of the run.
  package let runLosses: [Double]
  /// The differences that affect the losses; empty if these can be compared.
  package let differences: [ReferenceDifference]
  /// The differences that affect the perplexities but not the losses.
  package let laterDifferences: [ReferenceDifference]
  /// The steps that both have.
  package let steps: [Step]
  /// `nil` if the run or the reference was not evaluated.
  package let perplexity: ComparedNumbers?
  /// Whether the texts came from the same file or folder. A different one can contain the same
  /// texts.
  package let isSameSource: Bool

  /// - Parameter training: the losses of the run; `nil` if it has none, or they can't be read.
  /// - Returns: `nil` without losses.
  package init?(record: RunRecord, training: TrainingCurve?, reference: ReferenceRecord) {
    guard let training, record.hasResults(of: .train) else { return nil }
    self.reference = reference
    runLosses = training.steps.map(\.loss)
    steps = zip(training.steps, reference.steps).enumerated().map { index, pair in
      Step(
        step: index + 1,
        values: ComparedNumbers(run: pair.0.loss, reference: pair.1.loss))
    }
    let all =
      ReferenceDifference.all(between: record, and: reference)
      + [ReferenceDifference.firstOfTargets(training, reference)].compactMap { $0 }
    differences = all.filter { !$0.isLater }
    laterDifferences = all.filter(\.isLater)
    let name = QualifiedName(.evaluate, "perplexity")
    if record.hasResults(of: .evaluate), let run = record.value(named: name)?.number,
      let other = reference.results[name.description]?.number
    {
      perplexity = ComparedNumbers(run: run, reference: other)
    } else {
      perplexity = nil
    }
    isSameSource = record.data?.digest == reference.data.digest
  }

  /// The step among the first `count` whose losses are furthest apart.
  package func largest(ofFirst count: Int = .max) -> Step? {
    steps.prefix(count).max { $0.values.difference < $1.values.difference }
  }
}

extension ReferenceComparison {
  /// How far rounding alone may drive two equal runs apart. Each step inherits the errors of the
  /// one before, so the limit is wider for later steps.
  package enum Limit {
    package static let early = (steps: 20, difference: 1e-5)
    package static let late = (steps: 200, difference: 1e-3)
    /// A test follows the last step and inherits the errors of all.
    package static let perplexity = late.difference
  }

  package enum Verdict: Hashable, Sendable {
    /// Every difference is within its limit.
    case agrees
    case differs
    /// The two ran different things or have no step in common, so there is nothing to judge.
    case notAlike
  }

  /// Whether the losses of the steps that both have should be the same.
  package var hasComparableLosses: Bool { differences.isEmpty && !steps.isEmpty }

  /// Whether the perplexities should be the same.
  package var hasComparablePerplexity: Bool {
    hasComparableLosses && laterDifferences.isEmpty && perplexity != nil
  }

  package var verdict: Verdict {
    guard hasComparableLosses else { return .notAlike }
    let losses = [Limit.early, Limit.late].allSatisfy { limit in
      steps.prefix(limit.steps).allSatisfy { $0.values.difference <= limit.difference }
    }
    let judged = hasComparablePerplexity ? perplexity : nil
    return losses && (judged?.difference ?? 0) <= Limit.perplexity ? .agrees : .differs
  }
}

extension RunRecord {
  fileprivate func hasResults(of step: StepID) -> Bool {
    self[step]?.hasResults ?? false
  }
}
