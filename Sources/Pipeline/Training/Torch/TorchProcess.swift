import Foundation
import Wording

/// The processes that train in PyTorch: the script itself or, for several, torchrun and its workers.
final class TorchProcess {
  private let process = Process()
  /// When it was last asked to stop.
  private var asked: ContinuousClock.Instant?
  private static let patience = Duration.seconds(3)

  /// Set by whatever starts a team of processes; this one starts its own.
  private static let foreign = [
    "RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE", "GROUP_RANK", "MASTER_ADDR",
    "MASTER_PORT", "TORCHELASTIC_RUN_ID",
  ]

  /// - Throws: `StepProblem` if it can't be started.
  init(_ python: TorchPython, folder: HandOverFolder, ranks: Int) throws {
    // A free port is chosen by the system, so none can be in use.
    let team =
      ranks == 1
      ? []
      : ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", String(ranks)]
    process.executableURL = python.executable
    process.arguments =
      team + [
        folder.script.path, folder.url.path, "--parent",
        String(ProcessInfo.processInfo.processIdentifier),
      ]
    var environment = ProcessInfo.processInfo.environment
    for name in Self.foreign { environment[name] = nil }
    environment["OMP_NUM_THREADS"] = "1"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    do {
      try Data().write(to: folder.errors)
      process.standardError = try FileHandle(forWritingTo: folder.errors)
      try Self.withTerminationUnblocked(process.run)
    } catch {
      throw StepProblem(
        "\(python.executable.path) can't be started: \(error.localizedDescription)")
    }
  }

  /// A process blocks what the thread that starts it blocks, and Dispatch's threads block nearly every
  /// signal: nothing could stop it before its end.
  private static func withTerminationUnblocked(_ start: () throws -> Void) rethrows {
    var (set, before) = (sigset_t(), sigset_t())
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &set, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try start()
  }

  /// Workers notice that torchrun is gone, save a checkpoint and end.
  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  var isRunning: Bool { process.isRunning }

  /// How it ended, in words.
  var end: Phrase {
    process.terminationReason == .exit
      ? "with status \(process.terminationStatus)" : "by signal \(process.terminationStatus)"
  }

  /// Asks for a checkpoint and the end, now and then: until Python has started, it ignores the signal,
  /// as this program does.
  func stop() {
    if let asked, ContinuousClock.now - asked < Self.patience { return }
    asked = .now
    process.terminate()
  }
}
