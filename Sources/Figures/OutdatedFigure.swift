import Record

/// A figure that could not be brought up to date.
package struct OutdatedFigure: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// A result that it is computed from is gone, damaged, stale or of another version.
    case lackingResult
    /// The computation failed; the reason says what can be done.
    case failure(String)
  }

  package let step: StepID
  package let cause: Cause

  package init(step: StepID, cause: Cause) {
    self.step = step
    self.cause = cause
  }
}
