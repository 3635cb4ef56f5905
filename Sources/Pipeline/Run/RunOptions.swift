import Record

/// Which steps of a plan are to run.
package struct RunOptions: Hashable, Sendable {
  package enum Selection: Hashable, Sendable {
    /// Every step that is not fresh.
    case all
    /// This one in any case, and before it what it needs and is not there.
    case only(StepID)
    /// This one in any case, and every later one that is not fresh.
    case from(StepID)
    /// What is not fresh, up to this one.
    case until(StepID)
  }

  package var selection: Selection
  /// Runs the selected steps even where they are fresh.
  package var force: Bool
  package var threads: Int
  /// What the store may take in the end, in bytes; what this run needs is kept in any case.
  package var cacheLimit: Int

  /// Where nobody asks for another: four gigabytes.
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

  /// The steps that run even where they are fresh.
  package var forced: Set<StepID> {
    switch selection {
    case .only(let step): [step]
    case .from(let step): force ? Set(StepID.allCases.filter { $0 >= step }) : [step]
    case .all, .until: force ? wanted : []
    }
  }
}
