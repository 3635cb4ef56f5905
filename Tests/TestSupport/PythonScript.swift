import Foundation

/// A script of the folder .ci, run by a Python with the packages that it needs.
package struct PythonScript {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../.ci")
    .standardizedFileURL

  private let name: String
  private let python: URL

  /// - Parameter python: by default the one that `.ci/install-checks` installs.
  package init(_ name: String, by python: URL = Self.checks) {
    self.name = name
    self.python = python
  }

  /// The Python that has a browser, whether it is installed or not.
  package static let checks = folder.appending(path: ".venv/bin/python")

  /// Runs to completion.
  ///
  /// - Returns: the exit status, and both streams as one.
  package func run(_ arguments: String...) throws -> (status: Int32, printed: String) {
    try run(arguments)
  }

  package func run(_ arguments: [String]) throws -> (status: Int32, printed: String) {
    let process = Process()
    process.executableURL = python
    process.arguments = [Self.folder.appending(path: name).path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
  }
}
