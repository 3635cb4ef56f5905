import Foundation

/// The folder for permanent data that belongs to a user rather than a project.
package enum UserData {
  /// `~/Library/Application Support/walkthrough` on macOS; elsewhere `walkthrough` in
  /// XDG_DATA_HOME, or else in `~/.local/share`.
  package static func folder(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> URL {
    let home = FileManager.default.homeDirectoryForCurrentUser
    #if os(macOS)
      return home.appending(path: "Library/Application Support/walkthrough")
    #else
      // The XDG specification says to ignore relative paths.
      if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
        return URL(filePath: data).appending(path: "walkthrough")
      }
      return home.appending(path: ".local/share/walkthrough")
    #endif
  }
}
