import Foundation
import Pipeline

/// A running browser, controlled through a pipe.
///
/// Source: the Chrome DevTools Protocol, as `--remote-debugging-pipe` speaks it: JSON on the
/// descriptors 3 and 4, each message ended by a zero byte. A pipe needs no port, which others could
/// connect to.
final class BrowserPipe {
  /// A message of the browser: the answer to a command, or an event.
  struct Message: Decodable {
    struct Result: Decodable {
      let targetId: String?
      let sessionId: String?
      let data: String?
      let errorText: String?
      let exceptionDetails: Exception?
    }

    struct Exception: Decodable {
      let text: String
    }

    struct Failure: Decodable {
      let message: String
    }

    let id: Int?
    let method: String?
    let result: Result?
    let error: Failure?
  }

  private let process = Process()
  private let commands = Pipe()
  private let answers = Pipe()
  private let program: String
  private let deadline: ContinuousClock.Instant
  private let seconds: Int
  private let interruption: Interruption
  private var received = Data()
  private var count = 0

  /// Starts the browser.
  ///
  /// - Parameters:
  ///   - home: an empty folder that it may write to, besides that of temporary files.
  ///   - seconds: the time for all commands together.
  /// - Throws: `PrintProblem`.
  init(_ browser: Chromium, home: URL, seconds: Int, interruption: Interruption) throws {
    program = browser.program.path
    self.seconds = seconds
    self.interruption = interruption
    deadline = .now + .seconds(seconds)
    process.executableURL = URL(filePath: "/bin/sh")
    // The shell moves our two pipes to where the browser looks for them.
    process.arguments = [
      "-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", "sh", program, "--headless",
      "--remote-debugging-pipe", "--user-data-dir=\(home.path)", "--no-first-run",
      "--no-default-browser-check", "--disable-extensions", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-gpu", "--disable-dev-shm-usage",
      "--hide-scrollbars",
    ]
    // Chromium's sandbox refuses to run as root, as in a container; the page is our own.
    if geteuid() == 0 { process.arguments?.append("--no-sandbox") }
    var environment = ProcessInfo.processInfo.environment
    // Not TMPDIR: it makes a socket there, whose path may have a hundred characters at most.
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
      environment[name] = home.path
    }
    process.environment = environment
    process.standardInput = commands
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw PrintProblem.ended(program: program, status: 127)
    }
    // Ours alone, so that the ends of the pipes show when the browser is gone.
    try? commands.fileHandleForReading.close()
    try? answers.fileHandleForWriting.close()
  }

  /// Sends a command, and waits for its answer.
  ///
  /// - Parameters:
  ///   - session: the page that it is for; `nil` for the browser.
  /// - Throws: `PrintProblem`, `Interrupted`.
  @discardableResult
  func call(
    _ method: String, _ parameters: [String: any Sendable] = [:], session: String? = nil
  ) throws -> Message.Result? {
    count += 1
    let number = count
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    message["sessionId"] = session
    try send(try JSONSerialization.data(withJSONObject: message) + Data([0]))
    let answer = try next { $0.id == number }
    if let failure = answer.error { throw PrintProblem.refused(failure.message) }
    return answer.result
  }

  /// Waits for an event.
  func wait(for event: String) throws { _ = try next { $0.method == event } }

  /// Ends the browser, whatever it is doing.
  func close() {
    try? commands.fileHandleForWriting.close()
    // Without its pipe it ends by itself.
    for signal in [SIGTERM, SIGKILL] {
      let end = ContinuousClock.now + .seconds(2)
      while process.isRunning, ContinuousClock.now < end { usleep(20_000) }
      if process.isRunning { kill(process.processIdentifier, signal) }
    }
    process.waitUntilExit()
  }

  private func send(_ data: Data) throws {
    var rest = data[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes {
        write(commands.fileHandleForWriting.fileDescriptor, $0.baseAddress, $0.count)
      }
      guard written > 0 else {
        if written < 0, errno == EINTR { continue }
        throw ended()
      }
      rest = rest.dropFirst(written)
    }
  }

  /// The next message that is asked for; others are passed over.
  private func next(_ isWanted: (Message) -> Bool) throws -> Message {
    while true {
      while let end = received.firstIndex(of: 0) {
        let message = try? JSONDecoder().decode(Message.self, from: received[..<end])
        received = Data(received[(end + 1)...])
        if let message, isWanted(message) { return message }
      }
      try read()
    }
  }

  /// Reads what the browser has sent, or waits for it a moment.
  private func read() throws {
    let descriptor = answers.fileHandleForReading.fileDescriptor
    while true {
      try interruption.check()
      guard ContinuousClock.now < deadline else { throw PrintProblem.tooSlow(seconds: seconds) }
      var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&state, 1, 100) > 0 { break }
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    let size = Foundation.read(descriptor, &buffer, buffer.count)
    guard size > 0 else { throw ended() }
    received.append(contentsOf: buffer[..<size])
  }

  private func ended() -> PrintProblem {
    process.waitUntilExit()
    return .ended(program: program, status: process.terminationStatus)
  }
}
