import ArgumentParser
import Foundation

/// The resources used by a program that ran in a process of its own.
struct ChildUsage: Codable {
  var seconds: Double
  /// The largest resident set.
  var peakBytes: Int
  var status: Int32
  /// Its output.
  var output: String
}

/// Programs that run in processes of their own.
enum Child {
  /// A program next to this one, such as `walkthrough`.
  static func program(_ name: String) throws -> URL {
    let url = itself.deletingLastPathComponent().appending(path: name)
    guard FileManager.default.isExecutableFile(atPath: url.path) else {
      throw Problem("\(url.path) is missing; build it first: make build")
    }
    return url
  }

  static var itself: URL {
    Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
  }

  /// Runs a program to completion.
  ///
  /// It is started by a small intermediate process. Linux counts what a process held before it
  /// became another program toward that program's memory, and this process holds a lot.
  ///
  /// - Throws: `Problem` where it does not end with status 0.
  static func run(_ program: URL, _ arguments: [String]) throws -> ChildUsage {
    let printed = try output(
      of: itself, [Watch.name, "--", program.path] + arguments)
    let usage = try JSONDecoder().decode(ChildUsage.self, from: Data(printed.utf8))
    guard usage.status == 0 else {
      throw Problem(
        "\(program.lastPathComponent) \(arguments.joined(separator: " ")) ended with status "
          + "\(usage.status)")
    }
    return usage
  }

  /// The output of a program.
  ///
  /// - Throws: `Problem` where it does not end with status 0.
  static func output(
    of program: URL, _ arguments: [String], environment: [String: String] = [:],
    in folder: URL? = nil
  ) throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    if let folder { process.currentDirectoryURL = folder }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw Problem(
        "\(program.lastPathComponent) \(arguments.prefix(2).joined(separator: " ")) ended with status "
          + "\(process.terminationStatus)")
    }
    return String(decoding: printed, as: UTF8.self)
  }
}

/// Runs one program and prints its resource usage. Started by this program itself.
struct Watch: ParsableCommand {
  static let name = "watch"

  @Argument(parsing: .postTerminator, help: "The program and its arguments.")
  var command: [String] = []

  func validate() throws {
    guard !command.isEmpty else { throw ValidationError("name a program after --") }
  }

  func run() throws {
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    let pipe = Pipe()
    process.standardOutput = pipe
    var printed = Data()
    let time = try seconds {
      try process.run()
      printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
    }
    let usage = ChildUsage(
      seconds: time, peakBytes: Self.peakOfChildren, status: process.terminationStatus,
      output: String(decoding: printed, as: UTF8.self))
    print(String(decoding: try JSONEncoder().encode(usage), as: UTF8.self))
  }

  /// The largest resident set of the child processes that have ended: just one here.
  private static var peakOfChildren: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_CHILDREN, &usage)
      return usage.ru_maxrss
    #else
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
      return usage.ru_maxrss * 1024
    #endif
  }
}
