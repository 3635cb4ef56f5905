import Foundation
import Pipeline
import Synchronization

/// Handles Ctrl-C, `kill` and the closing of the terminal: the first asks the run to stop where it
/// is safe; a second Ctrl-C or `kill` ends the program at once, whatever it is doing.
final class InterruptSignal {
  /// Signals within this time of the first count as the same request: `timeout` sends its own twice
  /// in a row, and a shell that exits sends one besides the system's.
  private static let unison = Duration.milliseconds(300)

  private let watch: SignalWatch

  /// - Parameter interruption: also requested when nobody can see the output any more.
  /// - Throws: `UsageProblem`.
  init(_ interruption: Interruption) throws {
    StandardStream.stopOnFailure(interruption)
    let first = Mutex<ContinuousClock.Instant?>(nil)
    watch = try SignalWatch([SIGINT, SIGTERM, SIGHUP]) { number in
      interruption.request()
      guard number != SIGHUP else { return }
      let isSecond = first.withLock { first in
        let now = ContinuousClock.now
        defer { first = first ?? now }
        return first.map { now - $0 > Self.unison } ?? false
      }
      // Not `exit`: it waits for other threads, such as those of BLAS, which may be what hangs.
      if isSecond { _exit(ExitStatus.interrupted.rawValue) }
    }
  }
}
