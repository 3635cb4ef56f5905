import Foundation

/// The terminal of standard input, which can deliver each key at once, without echo.
struct KeyTerminal: Sendable {
  /// Its settings when the program began.
  private let settings: termios

  /// `nil` if the input is not a terminal.
  init?() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    self.settings = settings
  }

  /// Delivers keys one by one and without echo from now on; Ctrl-C still sends its signal.
  ///
  /// - Returns: whether the terminal is available. A background job would be stopped for taking it.
  @discardableResult
  func take() -> Bool {
    let foreground = tcgetpgrp(STDIN_FILENO)
    guard foreground == -1 || foreground == getpgrp() else { return false }
    var single = settings
    single.c_lflag &= ~tcflag_t(ICANON | ECHO)
    withUnsafeMutableBytes(of: &single.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &single)
    return true
  }

  /// Restores the original settings.
  func giveBack() {
    var settings = settings
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  /// Waits for a byte; `nil` at the end of the input, or if it can't be read.
  func nextByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count == 1 { return byte }
      if count == 0 { return nil }
      if errno == EAGAIN {
        var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        return nil
      }
    }
  }
}
