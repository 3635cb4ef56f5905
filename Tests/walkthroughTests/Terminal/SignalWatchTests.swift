import Dispatch
import Foundation
import Pipeline
import TestSupport
import Testing

@testable import walkthrough

/// Signals reach the program whatever it is doing.
@Suite struct SignalWatchTests {
  /// As when all Dispatch workers are blocked, and the exit waits for a thread that hangs.
  @Test func aSecondCtrlCEndsAProgramThatHangs() async {
    await #expect(processExitsWith: .exitCode(130)) {
      let interruption = Interruption()
      let signals = try InterruptSignal(interruption)
      atexit { while true { pause() } }
      for _ in 0..<1000 { DispatchQueue.global().async { while true { pause() } } }
      withExtendedLifetime(signals) {
        while true { kill(getpid(), SIGINT) }
      }
    }
  }

  /// `timeout` sends two at once.
  @Test func twoSignalsInARowAreOneWish() async {
    await #expect(processExitsWith: .success) {
      let interruption = Interruption()
      let signals = try InterruptSignal(interruption)
      for _ in 0..<2 { kill(getpid(), SIGTERM) }
      while !interruption.isRequested { sched_yield() }
      withExtendedLifetime(signals) {}
      exit(EXIT_SUCCESS)
    }
  }

  /// As under `nohup`.
  @Test func theEndOfTheTerminalIsIgnoredWhereTheParentAsksForThat() async {
    await #expect(processExitsWith: .success) {
      signal(SIGHUP, SIG_IGN)
      let interruption = Interruption()
      let signals = try InterruptSignal(interruption)
      kill(getpid(), SIGHUP)
      #expect(!interruption.isRequested)
      kill(getpid(), SIGINT)
      while !interruption.isRequested { sched_yield() }
      withExtendedLifetime(signals) {}
      exit(EXIT_SUCCESS)
    }
  }
}
