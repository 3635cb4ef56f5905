import Record

/// Explains why results of an earlier run no longer fit a plan.
struct Staleness {
  let previous: RunRecord
  let plan: Plan

  /// The reason for a step, such as "train: epochs 3 → 5"; `nil` if the step still fits.
  func reason(for id: StepID) -> String? {
    guard let before = previous[id], before.key != plan[id].key else { return nil }
    let lineage = Steps.lineage(of: id)
    let earlier = earlierChanges(before.stale, of: lineage)
    var reasons = earlier.reasons
    // The same seed may have changed at several of the steps.
    for change in lineage.flatMap(ownChanges)
    where !earlier.subjects.contains(change.subject) && !reasons.contains(change) {
      reasons.append(change)
    }
    return reasons.isEmpty ? "\(id): its code changed" : StaleReason.text(reasons)
  }

  /// The reasons that made a step stale in an earlier run and still hold, with present values.
  ///
  /// The steps it depends on may have run since: then only its own reason still says that they
  /// differ from those it was made from.
  private func earlierChanges(
    _ text: String?, of lineage: [StepID]
  ) -> (reasons: [StaleReason], subjects: Set<String>) {
    let present = presentValues(of: lineage)
    var reasons: [StaleReason] = []
    var subjects: Set<String> = []
    for part in text.map(StaleReason.texts) ?? [] {
      guard
        let (subject, now) = present.first(where: {
          StaleReason.oldValue(of: $0.key, in: part) != nil
        }), let old = StaleReason.oldValue(of: subject, in: part)
      else {
        reasons.append(StaleReason(part))
        continue
      }
      subjects.insert(subject)
      if old != now { reasons.append(StaleReason(subject, from: old, to: now)) }
    }
    return (reasons, subjects)
  }

  /// The plan's values of everything that can change from one value to another.
  private func presentValues(of lineage: [StepID]) -> [String: String] {
    var values = [Self.seed: String(plan.seed)]
    for id in lineage {
      if let arithmetic = plan[id].keyParts.arithmetic { values[Self.arithmetic] = arithmetic }
      for (label, value) in plan[id].settings {
        values[Self.subject(id, label)] = ValueFormat.plain.string(value)
      }
    }
    return values
  }

  private static let seed = "seed"
  private static let arithmetic = "arithmetic"

  private static func subject(_ id: StepID, _ label: String) -> String { "\(id): \(label)" }

  /// What changed in a step itself, not in those before it.
  private func ownChanges(of id: StepID) -> [StaleReason] {
    guard let before = previous[id], before.key != plan[id].key else { return [] }
    let now = plan[id]
    var changes = before.settings.labels(differingFrom: now.settings).map { label in
      StaleReason(
        Self.subject(id, label), from: ValueFormat.plain.string(before.settings[label]),
        to: ValueFormat.plain.string(now.settings[label]))
    }
    if now.keyParts.data != nil, changes.isEmpty, let data = previous.data,
      data.digest != plan.data.digest
    {
      changes.append(StaleReason("\(id): data changed"))
    }
    if now.keyParts.seed != nil, previous.seed != plan.seed {
      changes.append(
        StaleReason(Self.seed, from: String(previous.seed), to: String(plan.seed)))
    }
    if let new = now.keyParts.arithmetic, let old = before.machine?.arithmetic, old != new {
      changes.append(StaleReason(Self.arithmetic, from: old, to: new))
    }
    if changes.isEmpty, before.stale == nil, readsAreUnchanged(id) {
      changes.append(
        StaleReason(
          now.keyParts.files.isEmpty
            ? "\(id): its code changed" : "\(id): its code or a file that it reads changed"))
    }
    return changes
  }

  private func readsAreUnchanged(_ id: StepID) -> Bool {
    Steps.type(of: id).reads.allSatisfy { previous[$0]?.key == plan[$0].key }
  }
}
