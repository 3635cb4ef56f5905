import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Tries inputs in separate processes, and reports those that end or hang one.
struct Driver {
  /// The number of failures after which the rest is skipped.
  private static let mostFailures = 10

  let seed: UInt32
  /// In seconds.
  let patience: Int
  let plant: PlantedFailure?

  /// - Returns: whether anything failed.
  func run(_ numbers: Range<Int>) throws -> Bool {
    var tally = Tally()
    var next = numbers.lowerBound
    var failures = 0
    while next < numbers.upperBound, failures < Self.mostFailures {
      guard let failure = try runWorker(next..<numbers.upperBound, &tally) else { break }
      failures += 1
      next = failure.number + 1
      let kind = Subjects.kind(of: failure.number)
      report(
        "input \(failure.number) of seed \(seed) (\(kind)): \(failure.what)\n"
          + "  again: walkthrough-fuzz --seed \(seed) --first \(failure.number) --count 1")
    }
    report(tally.summary(seed: seed, failures: failures))
    return failures > 0
  }

  /// Prints at once, as the run may take hours.
  private func report(_ text: String) {
    FileHandle.standardOutput.write(Data("\(text)\n".utf8))
  }

  private struct Failure {
    let number: Int
    let what: String
  }

  /// Runs one process until all inputs are done or one fails.
  private func runWorker(_ numbers: Range<Int>, _ tally: inout Tally) throws -> Failure? {
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "walkthrough-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    process.arguments =
      [
        Worker.name, "--seed", "\(seed)", "--first", "\(numbers.lowerBound)", "--end",
        "\(numbers.upperBound)", "--scratch", scratch.path,
      ] + (plant.map { ["--plant", $0.rawValue] } ?? [])
    // Code that takes a folder from its environment gets one that is checked.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["HOME": scratch.path, "XDG_CACHE_HOME": scratch.path, "TMPDIR": scratch.path]
    ) { $1 }
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    var current: Int?
    var unread = ""
    while waitForOutput(pipe) {
      let part = pipe.fileHandleForReading.availableData
      if part.isEmpty { return end(of: process, at: current) }
      unread += String(decoding: part, as: UTF8.self)
      while let end = unread.firstIndex(of: "\n") {
        let line = unread[..<end].split(separator: " ")
        unread = String(unread[unread.index(after: end)...])
        switch line.first {
        case ">": current = Int(line[1])
        case "<": tally.count(line)
        default: break
        }
      }
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return Failure(
      number: current ?? numbers.lowerBound, what: "it hung: not finished after \(patience) s")
  }

  /// Waits for output; false if none comes in time.
  private func waitForOutput(_ pipe: Pipe) -> Bool {
    var request = pollfd(
      fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, Int32(patience) * 1000) > 0
  }

  private func end(of process: Process, at number: Int?) -> Failure? {
    process.waitUntilExit()
    let status = process.terminationStatus
    if process.terminationReason == .exit, status == 0 { return nil }
    let what =
      switch (process.terminationReason, status) {
      case (.uncaughtSignal, _): "it crashed with signal \(status)"
      case (_, Worker.strayWrite): "it changed a file outside the output folder"
      case (_, Worker.violation): "it violated a guarantee, as described above"
      default: "it ended with status \(status)"
      }
    return Failure(number: number ?? 0, what: what)
  }
}

/// The outcomes of the inputs so far.
struct Tally {
  private var accepted: [String: Int] = [:]
  private var refused: [String: Int] = [:]
  private var slowest = (number: 0, milliseconds: 0)

  /// Counts a line of a worker: `<`, number, kind, outcome, milliseconds.
  mutating func count(_ line: [Substring]) {
    guard line.count == 5, let number = Int(line[1]), let milliseconds = Int(line[4]) else {
      return
    }
    if line[3] == "accepted" {
      accepted[String(line[2]), default: 0] += 1
    } else {
      refused[String(line[2]), default: 0] += 1
    }
    if milliseconds > slowest.milliseconds { slowest = (number, milliseconds) }
  }

  func summary(seed: UInt32, failures: Int) -> String {
    let kinds = Subjects.kinds.map { kind in
      "  \(kind): \(accepted[kind, default: 0]) accepted, \(refused[kind, default: 0]) refused"
    }
    let total = accepted.values.reduce(0, +) + refused.values.reduce(0, +)
    return
      (["\(total) inputs of seed \(seed) ended as they should, \(failures) did not"] + kinds + [
        "  slowest: input \(slowest.number), \(slowest.milliseconds) ms"
      ]).joined(separator: "\n")
  }
}
