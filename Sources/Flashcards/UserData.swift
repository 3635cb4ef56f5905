import Foundation

/// Where what belongs to a user, and no project, is kept for good.
package enum UserData {
  /// `~/Library/Application Support/walkthrough` on macOS; elsewhere `walkthrough` in XDG_DATA_HOME, or
  /// else in `~/.local/share`.
  package static func folder(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> URL {
    let home = FileManager.default.homeDirectoryForCurrentUser
    #if os(macOS)
      return home.appending(path: "Library/Application Support/walkthrough")
    #else
      // The XDG specification has relative paths ignored.
      if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
        return URL(filePath: data).appending(path: "walkthrough")
      }
      return home.appending(path: ".local/share/walkthrough")
    #endif
  }
}
