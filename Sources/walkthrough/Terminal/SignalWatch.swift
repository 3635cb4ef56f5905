import Foundation
import Synchronization

/// Delivers signals on a thread of its own, which no other work can block.
///
/// One exists at a time: signals that a later one watches no longer reach an earlier one.
final class SignalWatch {
  /// Where the handler writes the numbers of signals. It may run on any thread, between any two
  /// instructions, so it does nothing else.
  private static let inbox = Atomic<Int32>(-1)
  private static let handler: Handler = { number in
    let error = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(inbox.load(ordering: .relaxed), &byte, 1)
    errno = error
  }
  private static let endMark: UInt8 = 0

  private typealias Handler = @convention(c) (Int32) -> Void

  private var earlier: [Int32: Handler?] = [:]
  private let sender: Int32

  /// - Parameter receive: called for one signal after another.
  /// - Throws: `UsageProblem` if no more files can be opened.
  init(_ numbers: [Int32], _ receive: @escaping @Sendable (Int32) -> Void) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw UsageProblem(
        "can't listen for Ctrl-C: \(String(cString: strerror(errno))); raise the limit, say with "
          + "ulimit -n 256")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let receiver = ends[0]
    sender = ends[1]
    Self.inbox.store(sender, ordering: .relaxed)
    for number in numbers {
      let before = signal(number, Self.handler)
      if Self.staysIgnored(number), Self.isIgnored(before) {
        signal(number, SIG_IGN)
      } else {
        earlier[number] = before
      }
    }
    Self.unblock(numbers)
    let thread = Thread {
      var number = Self.endMark
      while true {
        let count = read(receiver, &number, 1)
        if count == 1, number != Self.endMark {
          receive(Int32(number))
        } else if count >= 0 || errno != EINTR {
          return
        }
      }
    }
    thread.stackSize = 1 << 19
    thread.start()
  }

  /// The pipe stays open: a handler on another thread may be about to write to it.
  deinit {
    for (number, handler) in earlier { signal(number, handler) }
    var mark = Self.endMark
    _ = write(sender, &mark, 1)
  }

  /// The parent process may have blocked signals, as Foundation does on Dispatch threads.
  private static func unblock(_ numbers: [Int32]) {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// `nohup` ignores the closing of the terminal, a shell without job control Ctrl-Z. Other signals
  /// are handled in any case: scripts ignore Ctrl-C for everything they start in the background.
  private static func staysIgnored(_ number: Int32) -> Bool {
    number == SIGHUP || number == SIGTSTP
  }

  private static func isIgnored(_ handler: Handler?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
