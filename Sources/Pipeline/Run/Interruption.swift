import Synchronization

/// A request to stop, which a signal can make at any moment and work checks from time to time.
package final class Interruption: Sendable {
  private let wish = Atomic(false)

  package init() {}

  package func request() {
    wish.store(true, ordering: .relaxed)
  }

  package var isRequested: Bool { wish.load(ordering: .relaxed) }

  /// - Throws: `Interrupted` once a stop has been requested.
  package func check() throws {
    if isRequested { throw Interrupted() }
  }
}

/// Work ended because the user asked for it.
package struct Interrupted: Error, CustomStringConvertible {
  /// The progress of the step that was kept, such as "batch 40 of epoch 3"; `nil` if it starts
  /// over.
  package var place: String?

  package init(after place: String? = nil) { self.place = place }

  package var description: String {
    let place = place.map { " after \($0)" } ?? ""
    return "interrupted\(place); finished work is kept, and the same command continues from there"
  }
}
