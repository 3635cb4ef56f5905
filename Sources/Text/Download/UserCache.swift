import Foundation

/// The folder for downloaded data, shared by all projects of a user.
package enum UserCache {
  /// `~/Library/Caches/walkthrough` on macOS; elsewhere `walkthrough` in XDG_CACHE_HOME, or else in
  /// `~/.cache`.
  package static func folder(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> URL {
    let home = FileManager.default.homeDirectoryForCurrentUser
    #if os(macOS)
      return home.appending(path: "Library/Caches/walkthrough")
    #else
      // The XDG specification says to ignore relative paths.
      if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
        return URL(filePath: cache).appending(path: "walkthrough")
      }
      return home.appending(path: ".cache/walkthrough")
    #endif
  }
}
