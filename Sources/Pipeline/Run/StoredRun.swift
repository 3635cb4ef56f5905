import Random
import Record

/// What figures are computed from: a run's record, and the stored products behind its results.
package struct StoredRun: Sendable {
  package let record: RunRecord
  private let store: ArtifactStore
  private let shelf: ProductShelf

  package init(_ record: RunRecord, store: ArtifactStore) {
    self.record = record
    self.store = store
    shelf = ProductShelf(
      store: store,
      keys: Dictionary(record.steps.map { ($0.id, $0.key) }, uniquingKeysWith: { $1 }))
  }

  /// The product of a step, as this program would make it from the same inputs.
  ///
  /// - Throws: `StorageError` if it is gone, damaged, or encoded by another version.
  package func product<S: Step>(of step: S.Type) throws -> S.Product {
    try shelf.product(of: step)
  }

  /// Whether a step's results are those of the present settings, and its product can be read.
  package func holds(_ step: StepID) -> Bool {
    guard let made = record[step], made.hasResults, made.stale == nil else { return false }
    // Another run may have made the step again under the same key, with other times.
    guard let entry = try? store.entry(step, made.key) else { return false }
    return entry.encoding == Steps.encoding(of: step)
      && entry.results.labels(differingFrom: made.results).isEmpty
  }

  /// A step's setting; `nil` if the run has none of that name.
  package func setting(_ step: StepID, _ name: String) -> Value? { record[step]?.settings[name] }

  /// A stream of random numbers for one purpose, as the steps of the run draw theirs.
  package func stream(_ name: String) -> MersenneTwister {
    MersenneTwister(seed: record.seed, stream: name)
  }
}
