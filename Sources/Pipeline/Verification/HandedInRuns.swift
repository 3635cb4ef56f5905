import Files
import Foundation

/// The runs in folders that people handed in, each under a name that tells it from the others.
package struct HandedInRuns: Sendable {
  package struct Run: Sendable {
    package let name: String
    package let folder: RunFolder
  }

  /// In the order of the folders, those of one folder by their paths.
  package let runs: [Run]

  /// Folders within folders that are searched: one for the class, the student, the project,
  /// `output`, and the run.
  private static let depth = 6

  /// - Parameter folders: folders of runs, or with such folders somewhere in them. What is in two of
  ///   them is taken once.
  package init(in folders: [URL]) {
    var found: [URL] = []
    for folder in folders.flatMap({ Self.search($0.standardizedFileURL, depth: Self.depth) })
    where !found.contains(where: { $0.path == folder.path }) {
      found.append(folder)
    }
    runs = zip(Self.names(of: found.map(\.path)), found).map {
      Run(name: $0, folder: RunFolder($1))
    }
  }

  private static func search(_ folder: URL, depth: Int) -> [URL] {
    if FileKind.following(RunFolder(folder).record) == .file { return [folder] }
    guard depth > 0 else { return [] }
    return OwnedFolder.visibleNames(in: folder).map { folder.appending(path: $0) }
      .filter { FileKind($0) == .folder }.flatMap { search($0, depth: depth - 1) }
  }

  /// Of each path the parts that not all paths share at the beginning or at the end.
  package static func names(of paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/").map(String.init) }
    guard let first = parts.first, parts.count > 1 else { return parts.map { $0.last ?? "/" } }
    let shortest = parts.map(\.count).min() ?? 0
    func isShared(_ part: ([String]) -> String) -> Bool {
      parts.allSatisfy { part($0) == part(first) }
    }
    var (leading, trailing) = (0, 0)
    while leading < shortest, isShared({ $0[leading] }) { leading += 1 }
    while trailing < shortest - leading, isShared({ $0[$0.count - 1 - trailing] }) { trailing += 1 }
    return parts.map { parts in
      let own = parts[leading..<parts.count - trailing]
      // One path may lead through another run's folder.
      return own.isEmpty ? parts.last ?? "/" : own.joined(separator: "/")
    }
  }
}
