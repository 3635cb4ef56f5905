import Chapters
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
    return StaleReason.text(reasons.isEmpty ? [.codeChanged(id)] : reasons)
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
    var values = [
      StaleReason.seed: String(plan.seed), StaleReason.recipe: Self.name(of: plan.recipe),
    ]
    for id in lineage {
      if let arithmetic = plan[id].keyParts.arithmetic {
        values[StaleReason.arithmetic] = arithmetic
      }
      if let new = plan[id].keyParts.dictionaries { values[StaleReason.dictionaries] = new }
      if id == .train { values[Self.trainer] = Self.name(of: plan[id].trainer) }
      for (label, value) in plan[id].settings {
        values[Self.subject(id, label)] = ValueFormat.plain.string(value)
      }
    }
    return values
  }

  private static let trainer = "train: trainer"

  private static func name(of recipe: RecipeRecord?) -> String {
    recipe?.name ?? Recipe.noneArgument
  }

  private static func name(of trainer: TrainerRecord?) -> String {
    trainer?.description ?? TrainerRecord.own
  }

  private static func subject(_ id: StepID, _ label: String) -> String { "\(id): \(label)" }

  /// What changed in a step itself, not in those before it.
  private func ownChanges(of id: StepID) -> [StaleReason] {
    guard let before = previous[id], before.key != plan[id].key else { return [] }
    let now = plan[id]
    let labels = before.settings.labels(differingFrom: now.settings)
    var changes = labels.map { label in
      StaleReason(
        Self.subject(id, label), from: ValueFormat.plain.string(before.settings[label]),
        to: ValueFormat.plain.string(now.settings[label]))
    }
    changes = recipeChanges(of: id, labels) + changes
    if now.keyParts.data != nil, changes.isEmpty, let data = previous.data,
      data.digest != plan.data.digest
    {
      changes.append(.dataChanged(id))
    }
    if before.trainer != now.trainer {
      changes.append(
        StaleReason(
          Self.trainer, from: Self.name(of: before.trainer), to: Self.name(of: now.trainer)))
    }
    if now.keyParts.seed != nil, previous.seed != plan.seed {
      changes.append(
        StaleReason(StaleReason.seed, from: String(previous.seed), to: String(plan.seed)))
    }
    if let new = now.keyParts.arithmetic, let old = before.machine?.arithmetic, old != new {
      changes.append(StaleReason(StaleReason.arithmetic, from: old, to: new))
    }
    if let new = now.keyParts.dictionaries, let old = before.machine?.dictionaries, old != new {
      changes.append(StaleReason(StaleReason.dictionaries, from: old, to: new))
    }
    if changes.isEmpty, before.stale == nil, readsAreUnchanged(id) {
      changes.append(now.keyParts.files.isEmpty ? .codeChanged(id) : .codeOrFileChanged(id))
    }
    return changes
  }

  /// Another recipe, if it explains a change of a step's settings.
  private func recipeChanges(of id: StepID, _ labels: [String]) -> [StaleReason] {
    let recipes = [previous.recipe, plan.recipe]
    guard Set(recipes.map(Self.name)).count > 1 else { return [] }
    let names = labels.map { QualifiedName(id, $0).description }
    return names.contains { name in recipes.contains { $0?.settings[name] != nil } }
      ? [
        StaleReason(
          StaleReason.recipe, from: Self.name(of: previous.recipe), to: Self.name(of: plan.recipe))
      ] : []
  }

  private func readsAreUnchanged(_ id: StepID) -> Bool {
    Steps.type(of: id).reads.allSatisfy { previous[$0]?.key == plan[$0].key }
  }
}
