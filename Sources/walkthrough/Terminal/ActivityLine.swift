import Pipeline
import Synchronization
import Wording

/// A line that says what is worked on and how far it is, overwritten as it goes on.
final class ActivityLine: Sendable {
  /// How far an activity is.
  struct Moment {
    var progress: StepProgress?
    var elapsed = Duration.zero

    /// In the current language.
    var text: String { progress.map { ProgressLine.text($0, elapsed: elapsed) } ?? "…" }
  }

  private struct State {
    var activity = ""
    var start = ContinuousClock.now
    var lastShown = ContinuousClock.now
  }

  /// How often the line changes at most.
  private static let interval = Duration.milliseconds(100)

  private let terminal: Terminal
  private let isShown: Bool
  private let state = Mutex(State())

  init(terminal: Terminal, isQuiet: Bool) {
    self.terminal = terminal
    isShown = terminal.isInteractive && !isQuiet
  }

  /// Turns to something else.
  @discardableResult
  func begin(_ activity: String) -> Moment {
    state.withLock { $0 = State(activity: activity) }
    return write(activity, Moment())
  }

  /// Shows progress.
  ///
  /// - Returns: what is shown; `nil` if it is too soon for another line.
  @discardableResult
  func show(_ progress: StepProgress) -> Moment? {
    let now = ContinuousClock.now
    let due: (activity: String, elapsed: Duration)? = state.withLock { state in
      guard now - state.lastShown > Self.interval else { return nil }
      state.lastShown = now
      return (state.activity, now - state.start)
    }
    return due.map { write($0.activity, Moment(progress: progress, elapsed: $0.elapsed)) }
  }

  func clear() {
    if isShown { Terminal.write(.clearedLine) }
  }

  private func write(_ activity: String, _ moment: Moment) -> Moment {
    guard isShown else { return moment }
    let line = "\(activity) \(moment.text)".prefix(terminal.width - 1)
    Terminal.write("\(TerminalText.clearedLine)\(line)")
    return moment
  }
}
