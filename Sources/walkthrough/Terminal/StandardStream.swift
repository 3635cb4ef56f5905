import Foundation
import Pipeline
import Synchronization

/// Standard output and standard error: everything that the program prints goes through here.
///
/// A write that fails throws nothing. The stream takes no more, work under way is asked to stop where
/// it is safe, and the program ends with the exit code of `OutputFailure`.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  private struct State {
    var failures: [StandardStream: POSIXErrorCode] = [:]
    var interruption: Interruption?
  }

  private static let state = Mutex(State())

  /// Makes every write that can't succeed an error of that write: signals for it end nothing, and
  /// no file that is opened later takes the number of a stream that is closed.
  static func prepare() {
    // Handlers instead of SIG_IGN, which programs started from here would inherit.
    for number in [SIGPIPE, SIGXFSZ] { signal(number) { _ in } }
    // The lowest free number is the one that is asked about, since those below it are open by then.
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Has work stop once nobody can see any more how it goes.
  static func stopOnFailure(_ interruption: Interruption) {
    state.withLock { $0.interruption = interruption }
  }

  func write(_ text: TerminalText) {
    guard failure == nil else { return }
    do {
      try Self.write(text.encoded, to: rawValue)
    } catch {
      Self.state.withLock { state in
        state.failures[self] = error.code
        if self == .output { state.interruption?.request() }
      }
    }
  }

  /// Why the stream takes no more; `nil` where all went well.
  var failure: OutputFailure? {
    Self.state.withLock { $0.failures[self] }.map { OutputFailure(stream: self, code: $0) }
  }

  /// Writes all of a text, in as many turns as that takes; waits where a pipe is full.
  static func write(_ text: String, to descriptor: Int32) throws(POSIXError) {
    let bytes = Array(text.utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    }
  }
}
