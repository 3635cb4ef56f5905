import Foundation
import Pipeline
import Record

/// Shows a run on the terminal: a line for each step and, on an interactive terminal, a progress
/// line that is updated while a step works.
final class TerminalObserver: RunObserver {
  private let terminal: Terminal
  private let isQuiet: Bool
  private let line: ActivityLine
  private let follow: @Sendable (StepID, ActivityLine.Moment) -> Void

  /// - Parameter follow: also receives how far a step is, at most several times a second.
  init(
    terminal: Terminal, isQuiet: Bool,
    follow: @escaping @Sendable (StepID, ActivityLine.Moment) -> Void = { _, _ in }
  ) {
    self.terminal = terminal
    self.isQuiet = isQuiet
    line = ActivityLine(terminal: terminal, isQuiet: isQuiet)
    self.follow = follow
  }

  func started(_ step: StepID) { follow(step, line.begin(prefix(step))) }

  func progressed(_ step: StepID, _ progress: StepProgress) {
    if let moment = line.show(progress) { follow(step, moment) }
  }

  func finished(_ step: StepRecord) {
    guard !isQuiet || step.state == .failed else { return }
    line.clear()
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
  func stopped() { line.clear() }

  func noticed(_ message: String) {
    guard !isQuiet else { return }
    line.clear()
    Terminal.standardError("note: \(message)\n")
  }

  private func prefix(_ step: StepID) -> String {
    "[\(step.number)/8] " + step.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
  }
}
