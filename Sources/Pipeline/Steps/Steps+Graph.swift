import Record

extension Steps {
  /// What each step declares to read: the keys of these steps enter its own.
  package static let graph = StepGraph(
    reads: Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.reads) }))
}
