import Wording

/// Something in which a run and a reference differ, such as `train.epochs` 1 and 4.
package struct ReferenceDifference: Hashable, Sendable {
  /// A setting, a count of the data, or "seed".
  package let name: String
  /// The displayed value; "—" if there is none.
  package let run: String
  package let reference: String
  /// Whether it leaves the losses that both have unaffected: how long training went on, which
  /// checkpoint was used, and what it was evaluated on.
  package let isLater: Bool

  /// - Parameter changesRate: whether the learning rate of a step depends on how many follow.
  package init(name: String, run: String, reference: String, changesRate: Bool = false) {
    self.name = name
    self.run = run
    self.reference = reference
    isLater = Self.later.contains(name) || (!changesRate && Self.lengths.contains(name))
  }

  private static let later: Set<String> = [
    "load.testLimit", "load.test.documents", "dataset.test.tokens", "train.patience",
    "evaluate.checkpoint", "evaluate.tokens",
  ]

  /// How long training goes on.
  private static let lengths: Set<String> = ["train.epochs", "train.steps"]

  /// Settings that change neither a loss nor the perplexity. The data is identified by its counts.
  private static let immaterial: Set<String> = [
    "load.source", "load.more", "load.sample", "load.invalidText", "load.format", "load.column",
    "load.separator", "load.strip", "evaluate.prompts", "evaluate.length", "evaluate.temperature",
    "evaluate.topK", "evaluate.topP", "evaluate.temperatures",
  ]

  /// Results that identify the data and the model: whole numbers, the same in equal runs.
  private static let counts = [
    "load.train.documents", "load.validation.documents", "load.test.documents", "vocab.size",
    "vocab.types", "vocab.tokens", "dataset.train.tokens", "dataset.test.tokens",
    "model.parameters", "train.steps", "evaluate.tokens",
  ]

  /// Every setting that matters and every count that differs, in the order of the steps. A value
  /// that only one of the two has is a difference, too: it can't be known to be the same.
  static func all(
    between record: RunRecord, and reference: ReferenceRecord
  ) -> [ReferenceDifference] {
    var differences: [ReferenceDifference] = []
    if record.seed != reference.seed {
      differences.append(
        ReferenceDifference(
          name: "seed", run: "\(record.seed)", reference: "\(reference.seed)"))
    }
    // A stale step's results were made with settings other than those in the record.
    for step in record.steps {
      guard let reason = step.localizedStale else { continue }
      differences.append(
        ReferenceDifference(
          name: localized("state of \(step.id)"), run: localized("stale (\(reason))"),
          reference: localized("fresh")))
    }
    let settings = record.settingsByName.filter { !immaterial.contains($0.key) }
    let known = reference.settings.filter { !immaterial.contains($0.key) }
    let results = record.results(named: counts)
    let stated = reference.results.filter { counts.contains($0.key) }
    let changesRate = known["optimizer.schedule", default: "constant"] != "constant"
    return differences + differing(settings, known, .plain, changesRate: changesRate)
      + differing(results, stated, .count, changesRate: changesRate)
  }

  private static func differing(
    _ run: [String: Value], _ reference: [String: Value], _ format: ValueFormat,
    changesRate: Bool
  ) -> [ReferenceDifference] {
    run.labels(differingFrom: reference).map(QualifiedName.init)
      .compactMap { $0 }.sorted { ($0.step, $0.name) < ($1.step, $1.name) }
      .map { name in
        ReferenceDifference(
          name: name.description, run: format.string(run[name.description]),
          reference: format.string(reference[name.description]), changesRate: changesRate)
      }
  }

  /// The first batch whose number of targets differs.
  static func firstOfTargets(
    _ training: TrainingCurve, _ reference: ReferenceRecord
  ) -> ReferenceDifference? {
    let pairs = zip(training.steps, reference.steps).enumerated()
    return pairs.first { $0.element.0.tokens != $0.element.1.tokens }.map { index, pair in
      ReferenceDifference(
        name: localized("targets of step \(index + 1)"),
        run: ValueFormat.count.string(.integer(pair.0.tokens)),
        reference: ValueFormat.count.string(.integer(pair.1.tokens)))
    }
  }
}

extension RunRecord {
  /// The settings of all steps, by `step.label`.
  fileprivate var settingsByName: [String: Value] {
    Dictionary(
      steps.flatMap { step in step.settings.map { ("\(step.id).\($0.key)", $0.value) } },
      uniquingKeysWith: { $1 })
  }

  fileprivate func results(named names: [String]) -> [String: Value] {
    var results: [String: Value] = [:]
    for name in names.compactMap(QualifiedName.init) {
      results[name.description] = self[name.step]?.results[name.name]
    }
    return results
  }
}
