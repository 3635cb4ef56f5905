import Files
import Foundation

/// A folder that one command writes as a whole: the chapters of a run, or a site.
///
/// Its marker lists the files. Nothing else in it is ever overwritten or removed.
package struct WrittenFolder {
  package enum Kind: Sendable {
    case chapters, site

    fileprivate var marker: FolderMarker.Kind {
      switch self {
      case .chapters: .chapters
      case .site: .site
      }
    }
  }

  package let url: URL
  private let owned: OwnedFolder
  private static let advice =
    "Name a folder that is new or empty, or one that the same command wrote before"

  package init(_ url: URL, kind: Kind) {
    self.url = url
    owned = OwnedFolder(url: url, kind: kind.marker) { _ in nil }
  }

  /// What writing changed.
  package struct Changes: Hashable, Sendable {
    package var written: [String] = []
    package var removed: [String] = []
  }

  /// Whether the folder may be written to; nothing is written.
  ///
  /// - Throws: `OwnershipError` for a folder with files that this command did not write.
  package func check() throws { _ = try owned.inspect(advice: Self.advice) }

  /// The contents of a file that was written before; `nil` if there is none.
  package func contents(of name: String) -> Data? {
    guard (try? owned.listed())??.contains(name) == true, let file = try? owned.place(name),
      FileKind(file) == .file
    else { return nil }
    return try? Data(contentsOf: file)
  }

  /// Makes these files the contents of the folder: writes those that differ, each at once, and
  /// removes those of before that are not among them.
  ///
  /// - Parameter files: by path in the folder.
  /// - Throws: `OwnershipError`, `StorageError`.
  @discardableResult
  package func write(_ files: [String: Data]) throws -> Changes {
    let (listed, _) = try owned.inspect(advice: Self.advice)
    do {
      try owned.requireFree(files.keys, given: listed)
    } catch OwnershipError.foreignFile(let path) {
      throw OwnershipError.foreignFolder(
        path: url.path, examples: [URL(filePath: path).lastPathComponent], advice: Self.advice)
    }
    try owned.claim(advice: Self.advice)
    let lock = FolderLock(url, for: .writer)
    defer { lock.release() }
    let before = try owned.listed() ?? []
    try owned.list(before.union(files.keys))
    UnfinishedFile.sweep(url)
    var changes = Changes()
    // What lies deeper comes first: an index never leads to pages that aren't there yet.
    func depth(_ name: String) -> Int { -name.count { $0 == "/" } }
    for (name, data) in files.sorted(by: { (depth($0.key), $0.key) < (depth($1.key), $1.key) }) {
      let file = try owned.place(name)
      if FileKind(file) == .file, (try? Data(contentsOf: file)) == data { continue }
      try AtomicFile.write(data, to: file)
      changes.written.append(name)
    }
    changes.removed = before.subtracting(files.keys).sorted()
    try owned.remove(changes.removed)
    try owned.list(Set(files.keys))
    return changes
  }
}
