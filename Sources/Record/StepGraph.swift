/// Which steps read the results of which, and so what has to run again when one of them changes.
package struct StepGraph: Hashable, Sendable {
  package struct Arrow: Hashable, Sendable {
    package let start: StepID
    package let end: StepID

    package init(from start: StepID, to end: StepID) {
      self.start = start
      self.end = end
    }
  }

  /// The steps whose results each step reads. All of them come before it.
  package let reads: [StepID: [StepID]]

  package init(reads: [StepID: [StepID]]) { self.reads = reads }

  package var steps: [StepID] { reads.keys.sorted() }

  /// The steps that run again after a change to one: itself, and all that read it or read what
  /// follows from it.
  package func affected(by changed: StepID) -> [StepID] {
    var affected: Set<StepID> = [changed]
    for step in steps where !affected.isDisjoint(with: reads[step] ?? []) { affected.insert(step) }
    return affected.sorted()
  }

  /// The least number of arrows that lead from each step to all that it affects: a step that reads
  /// another's result has none from there if a longer way leads to it as well.
  package var arrows: [Arrow] {
    steps.flatMap { step in
      let read = (reads[step] ?? []).sorted()
      return read.filter { start in
        !read.contains { $0 != start && affected(by: start).contains($0) }
      }.map { Arrow(from: $0, to: step) }
    }
  }
}
