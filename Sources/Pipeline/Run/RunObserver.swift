import Record

/// Who wants to know how a run goes: a terminal, or nobody.
package protocol RunObserver: Sendable {
  func started(_ step: StepID)
  func progressed(_ step: StepID, _ progress: StepProgress)
  func finished(_ step: StepRecord)
  /// Something that a person should know and that stops nothing, such as a damaged file made again.
  func noticed(_ message: String)
}
