import Pipeline
import Synchronization

/// A line that says what a command works on and how far it is, overwritten as it goes on.
final class ActivityLine: Sendable {
  private struct State {
    var activity = ""
    var start = ContinuousClock.now
    var lastShown: ContinuousClock.Instant?
  }

  private let terminal: Terminal
  private let isShown: Bool
  private let state = Mutex(State())

  init(terminal: Terminal, isQuiet: Bool) {
    self.terminal = terminal
    isShown = terminal.isInteractive && !isQuiet
  }

  /// Turns to something else.
  func begin(_ activity: String) {
    state.withLock { $0 = State(activity: activity) }
    write("\(activity) …")
  }

  /// Shows progress, at most several times a second.
  func show(_ progress: StepProgress) {
    let now = ContinuousClock.now
    let due: (String, Duration)? = state.withLock { state in
      if let last = state.lastShown, now - last < .milliseconds(100) { return nil }
      state.lastShown = now
      return (state.activity, now - state.start)
    }
    guard let (activity, elapsed) = due else { return }
    write("\(activity) \(ProgressLine.text(progress, elapsed: elapsed))")
  }

  func clear() {
    if isShown { Terminal.write(.clearedLine) }
  }

  private func write(_ line: String) {
    guard isShown else { return }
    Terminal.write("\(TerminalText.clearedLine)\(String(line.prefix(terminal.width - 1)))")
  }
}
