import Pipeline
import Record
import Synchronization

/// Records what a runner reports.
final class Notebook: RunObserver {
  struct Notes {
    var started: [StepID] = []
    var finished: [StepRecord] = []
    /// Besides what the load step finds in the data, such as test reviews that were trained on.
    var noticed: [String] = []
    /// The step that was last started when each of `noticed` came; `nil` before the first.
    var noticedIn: [StepID?] = []
  }

  private let notes = Mutex(Notes())
  private let onProgress: @Sendable (StepID) -> Void

  /// - Parameter onProgress: called whenever a step reports progress.
  init(onProgress: @escaping @Sendable (StepID) -> Void = { _ in }) {
    self.onProgress = onProgress
  }

  var started: [StepID] { notes.withLock { $0.started } }
  var finished: [StepRecord] { notes.withLock { $0.finished } }
  var noticed: [String] { notes.withLock { $0.noticed } }

  func started(_ step: StepID) { notes.withLock { $0.started.append(step) } }

  func progressed(_ step: StepID, _ progress: StepProgress) { onProgress(step) }

  func finished(_ step: StepRecord) { notes.withLock { $0.finished.append(step) } }

  var noticedIn: [StepID?] { notes.withLock { $0.noticedIn } }

  func noticed(_ message: String) {
    notes.withLock {
      guard $0.started.last != .load else { return }
      $0.noticed.append(message)
      $0.noticedIn.append($0.started.last)
    }
  }
}
