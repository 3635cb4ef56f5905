import Foundation

/// An installed browser that prints: Chromium, or one made of it.
package struct Chromium: Sendable {
  let program: URL

  private static let names = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
  ]
  private static let applications = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ]

  /// - Parameter given: the program to use, if the user named one; otherwise the variable `CHROME`
  ///   names it, or it is found.
  /// - Throws: `PrintProblem` if there is none.
  package init(
    given: String?, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(PrintProblem) {
    func isProgram(_ path: String) -> Bool {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    if let named = given ?? environment["CHROME"].flatMap({ $0.isEmpty ? nil : $0 }) {
      let paths = named.contains("/") ? [named] : folders.map { "\($0)/\(named)" }
      guard let path = paths.first(where: isProgram) else { throw .noProgram(named) }
      program = URL(filePath: path)
      return
    }
    let found = Self.names.flatMap { name in folders.map { "\($0)/\(name)" } } + Self.applications
    guard let path = found.first(where: isProgram) else { throw .notInstalled }
    program = URL(filePath: path)
  }
}

/// Why a page was not printed.
package enum PrintProblem: Error, Hashable, CustomStringConvertible {
  case notInstalled
  case noProgram(String)
  case ended(program: String, status: Int32)
  case tooSlow(seconds: Int)
  case refused(String)

  package var description: String {
    switch self {
    case .notInstalled:
      "a page is printed by Chromium, and none was found. Install it (Debian and Ubuntu: apt "
        + "install chromium; macOS: brew install --cask chromium), or name a Chromium or Chrome "
        + "with --chrome or in the variable CHROME"
    case .noProgram(let name):
      "there is no program '\(name)'; name a Chromium or Chrome with --chrome or in the variable "
        + "CHROME"
    case .ended(let program, let status):
      "\(program) ended before the page was printed, with status \(status). Does it start by itself? "
        + "Try: \(program) --headless --dump-dom about:blank"
    case .tooSlow(let seconds):
      "the page was not printed within \(seconds) s; allow more time with --time-limit"
    case .refused(let reason): "Chromium can't print the page: \(reason)"
    }
  }
}
