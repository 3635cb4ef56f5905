import Foundation

/// The files of a book: in a folder on disk, or built into the program.
package enum BookFiles: Hashable, Sendable {
  case folder(URL)
  /// Their contents by path below the book's folder.
  case builtIn([String: Data])

  /// The names in the book's folder or in a folder of it; `nil` if there is no such folder, or it
  /// can't be read.
  func names(in folder: String? = nil) -> [String]? {
    switch self {
    case .folder(let url):
      return try? FileManager.default.contentsOfDirectory(
        atPath: (folder.map { url.appending(path: $0) } ?? url).path)
    case .builtIn(let contents):
      let prefix = folder.map { "\($0)/" } ?? ""
      let below = contents.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
      let names = Set(below.compactMap { $0.split(separator: "/").first.map(String.init) })
      return names.isEmpty ? nil : names.sorted()
    }
  }

  /// Whether there is anything under this path, of whatever kind.
  func contains(_ path: String) -> Bool {
    switch self {
    case .folder(let url):
      (try? FileManager.default.attributesOfItem(atPath: url.appending(path: path).path)) != nil
    case .builtIn: names(in: path) != nil || data(at: path) != nil
    }
  }

  /// The bytes of a file, which can be a link to one; `nil` if there is none.
  func size(of path: String) -> Int? {
    switch self {
    case .folder(let url):
      let file = url.appending(path: path).resolvingSymlinksInPath()
      let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
      guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
      return attributes?[.size] as? Int ?? 0
    case .builtIn(let contents): return contents[path]?.count
    }
  }

  /// A file's contents; `nil` if it can't be read.
  func data(at path: String) -> Data? {
    switch self {
    case .folder(let url): try? Data(contentsOf: url.appending(path: path))
    case .builtIn(let contents): contents[path]
    }
  }
}

extension BookFiles {
  /// All files by path, but for hidden ones and links that lead nowhere.
  package var contents: [String: Data] {
    switch self {
    case .builtIn(let contents): return contents
    case .folder:
      return Dictionary(
        uniqueKeysWithValues: paths.compactMap { path in
          size(of: path).flatMap { _ in data(at: path).map { (path, $0) } }
        })
    }
  }

  /// The paths of everything in the folder that isn't hidden.
  var paths: [String] {
    switch self {
    case .builtIn(let contents): return contents.keys.sorted()
    case .folder(let url):
      let paths = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String }
      return (paths ?? []).filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
        .sorted()
    }
  }
}

extension BookFiles {
  /// A path without the parts that name no folder, such as the `.` of `./notes.swift`; `nil` if it
  /// leads out of the book's folder.
  static func plain(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.contains("\0"), !path.contains("\\"),
      !parts.contains(where: { $0.isEmpty || $0 == ".." })
    else { return nil }
    let named = parts.filter { $0 != "." }
    return named.isEmpty ? nil : named.joined(separator: "/")
  }

  /// Whether a file, or a folder above it, is a link to somewhere outside of the book's folder.
  func isLinkOutside(_ path: String) -> Bool {
    guard case .folder(let url) = self else { return false }
    let root = url.resolvingSymlinksInPath().standardizedFileURL.path
    let file = url.appending(path: path).resolvingSymlinksInPath().standardizedFileURL.path
    return !file.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }
}
