import Foundation
import Record

/// The stored parts of a step: entries of the step beside those of its outcomes, each under a key of
/// its own.
package struct StepParts: Sendable {
  private let store: ArtifactStore
  private let step: StepID
  /// By the parts' names.
  private let keys: [String: String]
  private let notice: @Sendable (String) -> Void

  init(
    store: ArtifactStore, step: StepID, keys: [String: String],
    notice: @escaping @Sendable (String) -> Void
  ) {
    self.store = store
    self.step = step
    self.keys = keys
    self.notice = notice
  }

  /// `nil` if it isn't stored; a damaged one is reported and removed.
  func stored<Part: StepPart>(_ part: Part.Type) throws -> Part? {
    let key = key(of: part)
    guard store.holds(step, key) else { return nil }
    do {
      return try store.product(step, key, as: part)
    } catch {
      notice("\(error). It is discarded and made again")
      try store.remove(step, key)
      return nil
    }
  }

  func save<Part: StepPart>(_ part: Part, seconds: Double) throws {
    try store.save(
      ArtifactStore.Entry(
        step: step, key: key(of: Part.self), finished: .now, seconds: seconds, results: [:]),
      product: part, files: [:])
  }

  /// Removes all parts, so that the step starts over.
  func removeAll() throws {
    for key in keys.values { try store.remove(step, key) }
  }

  private func key<Part: StepPart>(of part: Part.Type) -> String {
    guard let key = keys[part.name] else {
      preconditionFailure("\(step) doesn't list its part \(part.name)")
    }
    return key
  }
}
