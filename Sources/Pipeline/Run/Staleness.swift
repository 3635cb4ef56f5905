import Record

/// Why results of an earlier run no longer fit a plan, in words.
struct Staleness {
  let previous: RunRecord
  let plan: Plan

  /// The reason for a step, such as "train: epochs 3 → 5"; `nil` where the step still fits.
  func reason(for id: StepID) -> String? {
    guard let before = previous[id], before.key != plan[id].key else { return nil }
    var changes: [String] = []
    // Two lines that lead here can tell of the same seed.
    for change in Steps.lineage(of: id).flatMap(ownChanges) where !changes.contains(change) {
      changes.append(change)
    }
    return changes.isEmpty ? "\(id): its code changed" : changes.joined(separator: "; ")
  }

  /// What changed at a step itself, not at those before it.
  private func ownChanges(of id: StepID) -> [String] {
    guard let before = previous[id], before.key != plan[id].key else { return [] }
    let now = plan[id]
    var changes = before.settings.labels(differingFrom: now.settings).map { label in
      let old = ValueFormat.plain.string(before.settings[label])
      let new = ValueFormat.plain.string(now.settings[label])
      return "\(id): \(label) \(old) → \(new)"
    }
    if id == .load, changes.isEmpty, let data = previous.data, data.digest != plan.data.digest {
      changes.append("load: data changed")
    }
    if now.keyParts.seed != nil, previous.seed != plan.seed {
      changes.append("seed \(previous.seed) → \(plan.seed)")
    }
    if changes.isEmpty, readsAreUnchanged(id) {
      changes.append(
        now.keyParts.files.isEmpty
          ? "\(id): its code changed" : "\(id): its code or a file that it reads changed")
    }
    return changes
  }

  private func readsAreUnchanged(_ id: StepID) -> Bool {
    Steps.type(of: id).reads.allSatisfy { previous[$0]?.key == plan[$0].key }
  }
}
