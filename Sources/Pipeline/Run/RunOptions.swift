import Record

/// Which steps of a plan are to run.
package struct RunOptions: Hashable, Sendable {
  package enum Selection: Hashable, Sendable {
    /// Every step that is not fresh.
    case all
    /// This step in any case, and before it only those it needs whose results are missing.
    case only(StepID)
    /// This step in any case, and every later one that is not fresh.
    case from(StepID)
    /// Every step up to this one that is not fresh.
    case until(StepID)
  }

  package var selection: Selection
  /// Whether the selected steps run even if they are fresh.
  package var force: Bool
  package var threads: Int
  /// The maximum size of the store after the run, in bytes; what this run needs is always kept.
  package var cacheLimit: Int

  /// Four gigabytes.
  package static let defaultCacheLimit = 4_000_000_000

  package init(
    selection: Selection = .all, force: Bool = false, threads: Int,
    cacheLimit: Int = RunOptions.defaultCacheLimit
  ) {
    self.selection = selection
    self.force = force
    self.threads = threads
    self.cacheLimit = cacheLimit
  }

  /// The steps whose outcome is wanted.
  package var wanted: Set<StepID> {
    switch selection {
    case .all, .from: Set(StepID.allCases)
    case .only(let step): [step]
    case .until(let step): Set(StepID.allCases.filter { $0 <= step })
    }
  }

  /// The steps that run even if they are fresh.
  package var forced: Set<StepID> {
    switch selection {
    case .only(let step): [step]
    case .from(let step): force ? Set(StepID.allCases.filter { $0 >= step }) : [step]
    case .all, .until: force ? wanted : []
    }
  }
}
