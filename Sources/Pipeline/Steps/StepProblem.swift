import Wording

/// A problem that keeps a step from working and that the user can fix.
package struct StepProblem: ReadableError, Hashable {
  package let phrase: Phrase

  init(_ phrase: Phrase) { self.phrase = phrase }
}
