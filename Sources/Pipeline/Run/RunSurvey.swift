import Foundation
import Record

/// The state of a plan before anything runs: which steps are fresh, stale or never ran.
package struct RunSurvey: Sendable {
  /// When a step's results were made, and how long it took.
  package struct Finished: Hashable, Sendable {
    package let date: Date
    package let seconds: Double
  }

  package struct Step: Sendable {
    package let record: StepRecord
    /// `nil` if nothing fresh is stored.
    package let finished: Finished?
  }

  private let plan: Plan
  private let store: ArtifactStore
  private let previous: RunRecord?

  package init(plan: Plan, output: URL, folder: RunFolder) {
    self.init(
      plan: plan, store: OutputFolder(output).store,
      previous: folder.readRecord())
  }

  init(plan: Plan, store: ArtifactStore, previous: RunRecord?) {
    self.plan = plan
    self.store = store
    self.previous = previous
  }

  package func steps() -> [Step] { plan.steps.map(survey) }

  /// Looks for a fresh result in the store, then for one of an earlier run, which is stale if its
  /// key has changed.
  private func survey(_ planned: PlannedStep) -> Step {
    if let entry = try? store.entry(planned.id, planned.key) {
      let record = StepRecord(
        id: planned.id, key: planned.key, state: .cached, seconds: entry.seconds,
        settings: planned.settings, results: entry.results, machine: entry.machine,
        trainer: planned.trainer)
      return Step(
        record: record, finished: Finished(date: entry.finished, seconds: entry.seconds))
    }
    if let previous, var record = previous[planned.id], record.hasResults {
      record.state = .cached
      record.stale =
        Staleness(previous: previous, plan: plan).reason(for: planned.id)
        ?? "\(planned.id): its stored result is gone"
      return Step(record: record, finished: nil)
    }
    return Step(record: planned.notRun, finished: nil)
  }
}

extension StepRecord {
  /// Whether the store has the step's result.
  var isFresh: Bool { state == .cached && stale == nil }
}

extension PlannedStep {
  /// The record of a step that has not run.
  var notRun: StepRecord {
    StepRecord(id: id, key: key, state: .notRun, settings: settings, trainer: trainer)
  }
}
