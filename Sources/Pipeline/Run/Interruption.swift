import Synchronization

/// A wish to stop, which a signal can express at any moment and work looks up now and then.
package final class Interruption: Sendable {
  private let wish = Atomic(false)

  package init() {}

  package func request() {
    wish.store(true, ordering: .relaxed)
  }

  package var isRequested: Bool { wish.load(ordering: .relaxed) }

  /// - Throws: `Interrupted` once a stop was asked for.
  package func check() throws {
    if isRequested { throw Interrupted() }
  }
}

/// Work ended because a person asked for it.
package struct Interrupted: Error, CustomStringConvertible {
  /// How far the step was whose work is kept, such as "batch 40 of epoch 3"; `nil` where it starts
  /// again from its beginning.
  package var place: String?

  package init(after place: String? = nil) { self.place = place }

  package var description: String {
    let place = place.map { " after \($0)" } ?? ""
    return "interrupted\(place); what is done is kept, and the same command goes on from there"
  }
}
