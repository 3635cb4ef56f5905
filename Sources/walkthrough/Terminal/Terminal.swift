import Foundation

/// What the program knows about the terminal it prints to.
struct Terminal: Sendable {
  /// Whether a line can be overwritten, because a person is watching.
  let isInteractive: Bool
  let usesColor: Bool

  static let current: Terminal = {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
    return Terminal(
      isInteractive: isTerminal,
      usesColor: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty)
  }()

  func styled(_ text: String, _ style: TerminalText.Style) -> TerminalText {
    usesColor ? TerminalText(text).styled(style) : TerminalText(text)
  }

  /// The columns of a line; 80 if unknown.
  var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  static func standardError(_ text: TerminalText) { StandardStream.error.write(text) }

  /// Prints at once, without adding a newline.
  static func write(_ text: TerminalText) { StandardStream.output.write(text) }
}
