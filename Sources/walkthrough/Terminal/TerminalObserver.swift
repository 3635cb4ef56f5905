import Foundation
import Pipeline
import Record
import Synchronization

/// Shows a run on the terminal: a line for each step and, on an interactive terminal, a progress
/// line that is updated while a step works.
final class TerminalObserver: RunObserver {
  private struct State {
    var step: StepID?
    var start = ContinuousClock.now
    var lastShown = ContinuousClock.now
  }

  private let terminal: Terminal
  private let isQuiet: Bool
  private let follow: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// - Parameter follow: also receives the present activity, at most several times a second.
  init(
    terminal: Terminal, isQuiet: Bool, follow: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.terminal = terminal
    self.isQuiet = isQuiet
    self.follow = follow
  }

  func started(_ step: StepID) {
    state.withLock { $0 = State(step: step) }
    show(step, "…")
  }

  func progressed(_ step: StepID, _ progress: StepProgress) {
    let now = ContinuousClock.now
    let elapsed: Duration? = state.withLock { state in
      guard now - state.lastShown > .milliseconds(100) else { return nil }
      state.lastShown = now
      return now - state.start
    }
    guard let elapsed else { return }
    show(step, ProgressLine.text(progress, elapsed: elapsed))
  }

  func finished(_ step: StepRecord) {
    guard !isQuiet || step.state == .failed else { return }
    clearLine()
    let state = StepLine.state(of: step, terminal: terminal)
    if let failure = step.failure {
      Terminal.write("\(prefix(step.id)) \(state)\n")
      Terminal.standardError(
        "\(failure.location): error: \(failure.message)\n  then run: \(failure.retry)\n")
    } else {
      let parts: [TerminalText] = [
        "\(prefix(step.id))", state, "\(step.stale.map { "\($0)." } ?? "")",
        "\(StepLine.headline(of: step))",
      ]
      Terminal.write("\(parts.filter { !$0.isEmpty }.joined(separator: " "))\n")
    }
  }

  /// The run ended in the middle of a step: removes the progress line.
  func stopped() { clearLine() }

  func noticed(_ message: String) {
    guard !isQuiet else { return }
    clearLine()
    Terminal.standardError("note: \(message)\n")
  }

  private func prefix(_ step: StepID) -> String {
    "[\(step.number)/8] " + step.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
  }

  private func show(_ step: StepID, _ text: String) {
    follow("Running \(step): \(text)")
    guard terminal.isInteractive && !isQuiet else { return }
    let line = "\(prefix(step)) \(text)".prefix(terminal.width - 1)
    Terminal.write("\(TerminalText.clearedLine)\(line)")
  }

  private func clearLine() {
    if terminal.isInteractive && !isQuiet { Terminal.write(.clearedLine) }
  }
}
