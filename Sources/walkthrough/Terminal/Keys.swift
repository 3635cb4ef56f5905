import Foundation

/// A user's answers, one at a time: keys from a terminal, or the first letter of each line from any
/// other input.
///
/// While this value exists, a terminal delivers each key at once, without echo. Ctrl-C ends the
/// program and Ctrl-Z suspends it, with the terminal restored.
final class Keys {
  enum Key: Equatable {
    case enter
    /// In lower case.
    case letter(Character)
  }

  /// `nil` if the answers don't come from a terminal.
  private let terminal: KeyTerminal?
  private let signals: KeySignals
  private let watch: SignalWatch

  /// - Throws: `UsageProblem`.
  init() throws {
    let terminal = KeyTerminal()
    let signals = KeySignals(terminal: terminal)
    watch = try SignalWatch(KeySignals.numbers, signals.receive)
    self.terminal = terminal
    self.signals = signals
    terminal?.take()
  }

  deinit { terminal?.giveBack() }

  /// Does work that Ctrl-C must not interrupt.
  func uninterrupted<Result>(_ work: () throws -> Result) rethrows -> Result {
    try signals.uninterrupted(work)
  }

  /// Asks, and waits for a key.
  ///
  /// - Parameter keys: the possible answers; others are ignored.
  /// - Returns: `nil` at the end of the input, or when nobody can see the question.
  func next(after prompt: TerminalText, among keys: [Key]? = nil) -> Key? {
    // Known before it is seen: whoever sees it may press Ctrl-Z.
    signals.asks(prompt)
    defer { signals.asks("") }
    Terminal.write(prompt)
    guard StandardStream.output.failure == nil else { return nil }
    while let key = next() {
      if keys?.contains(key) != false { return key }
    }
    return nil
  }

  private func next() -> Key? {
    guard let terminal else { return nextLine() }
    let endOfInput: UInt8 = 4  // Ctrl-D is an ordinary key here.
    guard let byte = terminal.nextByte(), byte != endOfInput else { return nil }
    let key = Character(Unicode.Scalar(byte))
    return key.isNewline ? .enter : .letter(Character(key.lowercased()))
  }

  private func nextLine() -> Key? {
    readLine().map { line in
      line.first { !$0.isWhitespace }.map { .letter(Character($0.lowercased())) } ?? .enter
    }
  }
}
