import Foundation
import Synchronization

/// What signals do while a person presses keys: Ctrl-C ends the program and Ctrl-Z stops it, each with
/// the terminal as it was before; a program that goes on takes the terminal again.
final class KeySignals: Sendable {
  private struct State {
    /// What the person is asked.
    var prompt: TerminalText = ""
    /// Whether an answer is being kept.
    var isBusy = false
    /// What came meanwhile.
    var postponed: Int32?
  }

  private let terminal: KeyTerminal?
  private let state = Mutex(State())

  init(terminal: KeyTerminal?) { self.terminal = terminal }

  static let numbers = [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT]

  /// Notes what to ask again after a stop.
  func asks(_ prompt: TerminalText) { state.withLock { $0.prompt = prompt } }

  /// Does what no signal must cut off. A second one does so even here: the disk may hang.
  func uninterrupted<Result>(_ work: () throws -> Result) rethrows -> Result {
    state.withLock { $0.isBusy = true }
    defer {
      let postponed = state.withLock { state in
        defer { (state.isBusy, state.postponed) = (false, nil) }
        return state.postponed
      }
      if let postponed { act(on: postponed) }
    }
    return try work()
  }

  func receive(_ number: Int32) {
    let isPostponed = state.withLock { state in
      guard state.isBusy, state.postponed == nil else { return false }
      state.postponed = number
      return true
    }
    if !isPostponed { act(on: number) }
  }

  private func act(on number: Int32) {
    switch number {
    case SIGTSTP: stop()
    case SIGCONT: goOn()
    default:
      terminal?.giveBack()
      Terminal.write("\n")
      _exit(Outcome.interrupted.rawValue)
    }
  }

  /// Stops the program until its shell has it go on; not at all where there is no such shell.
  private func stop() {
    terminal?.giveBack()
    let handler = signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
    signal(SIGTSTP, handler)
    terminal?.take()
  }

  private func goOn() {
    guard let terminal, terminal.take() else { return }
    Terminal.write(state.withLock { $0.prompt })
  }
}
