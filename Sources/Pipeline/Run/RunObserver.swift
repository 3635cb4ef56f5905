import Record

/// Receives the progress of a run, to show it on a terminal or ignore it.
package protocol RunObserver: Sendable {
  func started(_ step: StepID)
  func progressed(_ step: StepID, _ progress: StepProgress)
  func finished(_ step: StepRecord)
  /// Reports something that the user should know but that stops nothing, such as a damaged file
  /// that is made again.
  func noticed(_ message: String)
}
