import Dispatch
import Foundation

/// The answers of a person, one at a time: keys from a terminal, the first letter of each line from
/// anything else.
///
/// As long as it lives, a terminal hands on each key at once and shows none, and Ctrl-C ends the
/// program with the terminal as it was before.
final class Keys {
  enum Key: Equatable {
    case enter
    /// In lower case.
    case letter(Character)
  }

  /// How the terminal was set before; `nil` where there is none.
  private let settings: termios?
  private let queue: DispatchQueue
  private let sources: [any DispatchSourceSignal]

  init() {
    let settings = Self.takeTerminal()
    let queue = DispatchQueue(label: "keys")
    self.settings = settings
    self.queue = queue
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        Self.giveBackTerminal(settings)
        Terminal.write("\n")
        exit(Outcome.interrupted.rawValue)
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
    Self.giveBackTerminal(settings)
  }

  /// Does what Ctrl-C must not cut off in the middle.
  func uninterrupted<Result>(_ work: () throws -> Result) rethrows -> Result {
    try queue.sync(execute: work)
  }

  /// The next key; `nil` at the end of the input.
  func next() -> Key? {
    settings == nil ? nextLine() : nextByte()
  }

  private func nextLine() -> Key? {
    readLine().map { line in
      line.first { !$0.isWhitespace }.map { .letter(Character($0.lowercased())) } ?? .enter
    }
  }

  private func nextByte() -> Key? {
    let endOfInput: UInt8 = 4  // Ctrl-D is a key like others here.
    var byte: UInt8 = 0
    var count = read(STDIN_FILENO, &byte, 1)
    while count < 0, errno == EINTR { count = read(STDIN_FILENO, &byte, 1) }
    guard count == 1, byte != endOfInput else { return nil }
    let key = Character(Unicode.Scalar(byte))
    return key.isNewline ? .enter : .letter(Character(key.lowercased()))
  }

  /// Keys come one by one and unseen from now on; Ctrl-C stays what it is.
  private static func takeTerminal() -> termios? {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    var single = settings
    single.c_lflag &= ~tcflag_t(ICANON | ECHO)
    withUnsafeMutableBytes(of: &single.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &single)
    return settings
  }

  private static func giveBackTerminal(_ settings: termios?) {
    guard var settings else { return }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }
}
