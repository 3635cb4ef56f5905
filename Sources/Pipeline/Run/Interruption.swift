import Synchronization

/// A wish to stop, which a signal can express at any moment and work looks up now and then.
package final class Interruption: Sendable {
  private let isRequested = Atomic(false)

  package init() {}

  package func request() {
    isRequested.store(true, ordering: .relaxed)
  }

  /// - Throws: `Interrupted` once a stop was asked for.
  package func check() throws {
    if isRequested.load(ordering: .relaxed) { throw Interrupted() }
  }
}

/// Work ended because a person asked for it.
package struct Interrupted: Error, CustomStringConvertible {
  package init() {}

  package var description: String { "interrupted" }
}
