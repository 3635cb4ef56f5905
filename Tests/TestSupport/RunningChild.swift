import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A program that keeps running while a test interacts with it.
package final class RunningChild {
  private let process: Process
  private let output = Stream()
  private let errors = Stream()

  /// A program's output, read only as far as a test has asked for.
  private final class Stream {
    let pipe = Pipe()
    var unread = ""

    /// Reads until a text appears; returns everything up to the end of its line.
    func read(until text: String) throws -> String {
      while true {
        if let found = unread.range(of: text),
          let end = unread[found.upperBound...].firstIndex(of: "\n")
        {
          defer { unread = String(unread[end...].dropFirst()) }
          return String(unread[..<end])
        }
        let part = pipe.fileHandleForReading.availableData
        guard !part.isEmpty else { throw POSIXError(.EPIPE) }
        unread += String(decoding: part, as: UTF8.self)
      }
    }

    func readToEnd() -> String {
      unread + String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
  }

  /// - Parameter process: not started yet; its streams are redirected here.
  init(_ process: Process) throws {
    self.process = process
    process.standardOutput = output.pipe
    process.standardError = errors.pipe
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Waits for a text in the output after what earlier calls returned.
  ///
  /// - Returns: the output since then, up to the end of that line.
  /// - Throws: `POSIXError` if the program ends first.
  @discardableResult
  package func output(until text: String) throws -> String { try output.read(until: text) }

  /// The same for standard error.
  @discardableResult
  package func errors(until text: String) throws -> String { try errors.read(until: text) }

  /// Interrupts as Ctrl-C does, and waits for the end.
  ///
  /// - Returns: what was not read yet.
  package func interrupt() -> Child.Outcome { end(by: SIGINT) }

  /// Sends a signal.
  package func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  package var isRunning: Bool { process.isRunning }

  /// Sends a signal, and waits for the end.
  ///
  /// - Returns: what was not read yet.
  package func end(by signal: Int32) -> Child.Outcome {
    send(signal)
    let (output, errors) = (output.readToEnd(), errors.readToEnd())
    process.waitUntilExit()
    return Child.Outcome(status: process.terminationStatus, output: output, errors: errors)
  }
}

extension Child {
  /// Starts the program and leaves it running.
  package func start() throws -> RunningChild { try RunningChild(process()) }
}
