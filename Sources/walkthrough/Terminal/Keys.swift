import Foundation

/// The answers of a person, one at a time: keys from a terminal, the first letter of each line from
/// anything else.
///
/// As long as it lives, a terminal hands on each key at once and shows none. Ctrl-C ends the program
/// and Ctrl-Z stops it, with the terminal as it was before.
final class Keys {
  enum Key: Equatable {
    case enter
    /// In lower case.
    case letter(Character)
  }

  /// `nil` where the answers come from elsewhere.
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

  /// Does what Ctrl-C must not cut off in the middle.
  func uninterrupted<Result>(_ work: () throws -> Result) rethrows -> Result {
    try signals.uninterrupted(work)
  }

  /// Asks, and waits for a key.
  ///
  /// - Parameter keys: the answers that there are; others are passed over.
  /// - Returns: `nil` at the end of the input, or where nobody can see what is asked.
  func next(after prompt: TerminalText, among keys: [Key]? = nil) -> Key? {
    Terminal.write(prompt)
    guard StandardStream.output.failure == nil else { return nil }
    signals.asks(prompt)
    defer { signals.asks("") }
    while let key = next() {
      if keys?.contains(key) != false { return key }
    }
    return nil
  }

  private func next() -> Key? {
    guard let terminal else { return nextLine() }
    let endOfInput: UInt8 = 4  // Ctrl-D is a key like others here.
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
