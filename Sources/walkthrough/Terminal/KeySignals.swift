import Foundation
import Synchronization

/// Handles signals while a user presses keys: Ctrl-C ends the program and Ctrl-Z suspends it, each
/// after restoring the terminal; a program that continues takes over the terminal again.
final class KeySignals: Sendable {
  private struct State {
    /// The question on screen.
    var prompt: TerminalText = ""
    /// Whether an answer is being saved.
    var isBusy = false
    /// A signal that arrived meanwhile.
    var postponed: Int32?
  }

  private let terminal: KeyTerminal?
  private let state = Mutex(State())

  init(terminal: KeyTerminal?) { self.terminal = terminal }

  static let numbers = [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT]

  /// Sets the question to repeat after the program was suspended.
  func asks(_ prompt: TerminalText) { state.withLock { $0.prompt = prompt } }

  /// Does work that no signal may interrupt, except a second one: the disk may hang.
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
      _exit(ExitStatus.interrupted.rawValue)
    }
  }

  /// Suspends the program until its shell continues it; does nothing without such a shell.
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
