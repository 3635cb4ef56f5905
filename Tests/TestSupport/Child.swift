import Dispatch
import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A program of this package, started as a process of its own.
package struct Child {
  package struct Outcome {
    package let status: Int32
    package let output: String
    /// Without the note on the tiny reviews, which each run prints that reads them.
    package let errors: String

    init(status: Int32, output: String, errors: String) {
      self.status = status
      self.output = output
      self.errors = errors.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix(TinyReviews.note) }.joined(separator: "\n")
    }
  }

  private let program: String
  private let arguments: [String]
  private let directory: URL
  private let environment: [String: String]
  private var shellCommand: String?

  /// - Parameters:
  ///   - environment: added to this process's own.
  ///   - limit: arguments for the shell's `ulimit`, such as `-n 64`.
  package init(
    _ program: String = "walkthrough", arguments: [String], directory: URL,
    environment: [String: String] = [:], limit: String? = nil
  ) {
    self.program = program
    self.arguments = arguments
    self.directory = directory
    self.environment = environment
    shellCommand = limit.map { "ulimit \($0) && exec \"$0\" \"$@\"" }
  }

  /// The program is next to the test bundle.
  private var executable: URL {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
      return bundle.bundleURL.deletingLastPathComponent().appending(path: program)
    #else
      return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: program)
    #endif
  }

  func process() -> Process {
    let process = Process()
    process.executableURL = shellCommand == nil ? executable : URL(filePath: "/bin/sh")
    process.arguments =
      (shellCommand.map { ["-c", $0, executable.path] } ?? []) + arguments
    process.currentDirectoryURL = directory
    var inherited = ProcessInfo.processInfo.environment
    inherited["NO_COLOR"] = nil
    process.environment = inherited.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// Runs to completion. All streams are files, which a child can't fill up like a pipe.
  ///
  /// - Parameter input: what the program reads; `nil` for nothing.
  package func run(input: String? = nil) throws -> Outcome {
    let process = process()
    let folder = try TemporaryFolder()
    if let input {
      process.standardInput = try FileHandle(
        forReadingFrom: URL(filePath: try folder.write(input, to: "input")))
    }
    process.standardOutput = try Self.file("output", in: folder)
    process.standardError = try Self.file("errors", in: folder)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: try Self.text("output", in: folder), errors: try Self.text("errors", in: folder))
  }

  /// Runs under a shell that changes what the program starts with.
  ///
  /// - Parameter redirections: such as `>/dev/full`.
  ///   - preparations: such as `ulimit -f 8;`.
  package func run(
    redirections: String = "", preparations: String = ""
  ) throws -> Outcome {
    var child = self
    child.shellCommand = "\(preparations) exec \"$0\" \"$@\" \(redirections)"
    return try child.run()
  }

  /// Runs with a pipe for the output whose reader is gone.
  package func runWithoutReader() throws -> Outcome {
    let process = process()
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = try Self.file("errors", in: folder)
    try pipe.fileHandleForReading.close()
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: "", errors: try Self.text("errors", in: folder))
  }

  /// Runs until a text appears in the output, interrupts as Ctrl-C does, and waits for the end.
  package func run(interruptedAt text: String) throws -> Outcome {
    let process = process()
    let folder = try TemporaryFolder()
    let errors = try Self.file("errors", in: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = errors
    try process.run()
    var output = Data()
    var isInterrupted = false
    while case let part = pipe.fileHandleForReading.availableData, !part.isEmpty {
      output += part
      if !isInterrupted, String(decoding: output, as: UTF8.self).contains(text) {
        process.interrupt()
        isInterrupted = true
      }
    }
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: try Self.text("errors", in: folder))
  }

  /// Kills the program with SIGKILL after some time.
  ///
  /// - Returns: whether it was still running.
  package func run(killedAfter time: Duration) throws -> Bool {
    let process = process()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let timer = DispatchSource.makeTimerSource()
    let number = process.processIdentifier
    timer.setEventHandler { kill(number, SIGKILL) }
    timer.schedule(deadline: .now() + .nanoseconds(Int(time / .nanoseconds(1))))
    timer.resume()
    process.waitUntilExit()
    timer.cancel()
    return process.terminationReason == .uncaughtSignal
  }

  /// Runs on a pseudoterminal, as if a user were watching; both streams come as one.
  ///
  /// - Parameters:
  ///   - typing: keys to press each time the text has appeared in the output since the last keys.
  ///     After Ctrl-Z, the terminal's state is added to the output, and the program continues.
  ///   - end: the terminal is closed when this text appears.
  package func runOnTerminal(
    typing: [(after: String, keys: String)] = [], until end: String? = nil
  ) throws -> Outcome {
    let process = process()
    let (primary, path) = try Self.openTerminal()
    guard let secondary = FileHandle(forUpdatingAtPath: path) else { throw POSIXError(.ENODEV) }
    if !typing.isEmpty { process.standardInput = secondary }
    process.standardOutput = secondary
    process.standardError = secondary
    try process.run()
    try secondary.close()
    var output: [UInt8] = []
    var typing = typing[...]
    var seen = 0
    var buffer = [UInt8](repeating: 0, count: 4096)
    // On Linux reading fails once the other side is closed; elsewhere it ends.
    while case let count = read(primary, &buffer, buffer.count), count > 0 {
      output += buffer[..<count]
      let fresh = String(decoding: output[seen...], as: UTF8.self)
      if let end, fresh.contains(end) { break }
      guard let next = typing.first, fresh.contains(next.after) else { continue }
      typing.removeFirst()
      seen = output.count
      // The process does not lead its session, so Ctrl-C on its terminal is sent as a signal.
      if next.keys == "\u{3}" {
        process.interrupt()
      } else if next.keys == "\u{1A}" {
        output += Array(Self.stop(process, on: primary).utf8)
      } else {
        _ = write(primary, next.keys, next.keys.utf8.count)
      }
    }
    close(primary)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: "")
  }

  /// Suspends a program as Ctrl-Z does, and continues it.
  ///
  /// - Returns: the settings of the terminal meanwhile.
  private static func stop(_ process: Process, on terminal: Int32) -> String {
    kill(process.processIdentifier, SIGTSTP)
    var information = siginfo_t()
    waitid(P_PID, id_t(process.processIdentifier), &information, WSTOPPED | WNOWAIT)
    var settings = termios()
    tcgetattr(terminal, &settings)
    kill(process.processIdentifier, SIGCONT)
    return settings.c_lflag & tcflag_t(ECHO) == 0 ? "stopped unseen" : "stopped with echo"
  }

  /// Opens a pseudoterminal: a descriptor for our side, and the path of the program's side.
  private static func openTerminal() throws -> (primary: Int32, path: String) {
    #if os(Linux)
      // The values of TIOCSPTLCK and TIOCGPTN, which are macros that Swift can't import.
      let (unlock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
      let primary = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var isLocked: Int32 = 0
      var number: Int32 = 0
      guard primary >= 0, ioctl(primary, unlock, &isLocked) == 0,
        ioctl(primary, getNumber, &number) == 0
      else { throw POSIXError(.ENODEV) }
      return (primary, "/dev/pts/\(number)")
    #else
      let primary = posix_openpt(O_RDWR | O_NOCTTY)
      guard primary >= 0, grantpt(primary) == 0, unlockpt(primary) == 0,
        let name = ptsname(primary)
      else { throw POSIXError(.ENODEV) }
      return (primary, String(cString: name))
    #endif
  }

  private static func file(_ name: String, in folder: TemporaryFolder) throws -> FileHandle {
    try FileHandle(forWritingTo: URL(filePath: try folder.write("", to: name)))
  }

  private static func text(_ name: String, in folder: TemporaryFolder) throws -> String {
    String(decoding: try Data(contentsOf: folder.url.appending(path: name)), as: UTF8.self)
  }
}
