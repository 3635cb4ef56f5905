/// How far reading or downloading has come.
package struct ReadProgress: Hashable, Sendable {
  package enum Unit: String, Sendable {
    case bytes, documents
  }

  package var unit: Unit
  package var done: Int
  /// `nil` if unknown.
  package var total: Int?

  package init(unit: Unit, done: Int, total: Int?) {
    self.unit = unit
    self.done = done
    self.total = total
  }

  /// Receives progress. An error it throws ends the work and reaches the caller: that is how work
  /// is cancelled.
  package typealias Handler = (ReadProgress) throws -> Void
}
