import Foundation
import Pipeline
import Synchronization

/// Standard output and standard error: everything that the program prints goes through here.
///
/// A failed write throws nothing. The stream accepts no more, work in progress is asked to stop
/// where it is safe, and the program ends with the exit code of `OutputFailure`.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  private struct State {
    var failures: [StandardStream: POSIXErrorCode] = [:]
    var interruption: Interruption?
  }

  private static let state = Mutex(State())

  /// Makes every write that can't succeed return an error: its signals end nothing, and no file
  /// opened later takes the descriptor of a closed stream.
  static func prepare() {
    // Handlers instead of SIG_IGN, which child processes would inherit.
    for number in [SIGPIPE, SIGXFSZ] { signal(number) { _ in } }
    // `open` takes the lowest free descriptor, which is this one, as those below it are open by
    // now.
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Stops work once nobody can see its output any more.
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

  /// Why the stream accepts no more; `nil` if nothing failed.
  var failure: OutputFailure? {
    Self.state.withLock { $0.failures[self] }.map { OutputFailure(stream: self, code: $0) }
  }

  /// Writes a whole text, in several parts if needed; waits while a pipe is full.
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
