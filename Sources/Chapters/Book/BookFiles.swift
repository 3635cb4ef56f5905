import Foundation

/// The files of a book: in a folder on disk, or built into the program.
package enum BookFiles: Hashable, Sendable {
  case folder(URL)
  /// Their texts by path below the book's folder.
  case builtIn([String: String])

  /// The names in the book's folder or in a folder of it; `nil` if there is no such folder, or it
  /// can't be read.
  func names(in folder: String? = nil) -> [String]? {
    switch self {
    case .folder(let url):
      return try? FileManager.default.contentsOfDirectory(
        atPath: (folder.map { url.appending(path: $0) } ?? url).path)
    case .builtIn(let texts):
      let prefix = folder.map { "\($0)/" } ?? ""
      let below = texts.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
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
    case .builtIn(let texts): return texts[path]?.utf8.count
    }
  }

  /// A file's contents; `nil` if it can't be read.
  func data(at path: String) -> Data? {
    switch self {
    case .folder(let url): try? Data(contentsOf: url.appending(path: path))
    case .builtIn(let texts): texts[path].map { Data($0.utf8) }
    }
  }
}

extension BookFiles {
  /// All files by path, but for hidden ones and links that lead nowhere.
  package var contents: [String: Data] {
    switch self {
    case .builtIn(let texts): return texts.mapValues { Data($0.utf8) }
    case .folder(let url):
      let paths = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String }
      let visible = (paths ?? []).filter {
        !$0.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      return Dictionary(
        uniqueKeysWithValues: visible.compactMap { path in
          size(of: path).flatMap { _ in data(at: path).map { (path, $0) } }
        })
    }
  }
}
