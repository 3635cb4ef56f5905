/// A problem that keeps a step from working and that the user can fix.
package struct StepProblem: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
