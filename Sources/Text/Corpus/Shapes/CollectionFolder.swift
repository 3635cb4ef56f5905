import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder of text files, and of folders of them.
struct CollectionFolder {
  /// Folders deeper than this are left out.
  private static let deepest = 32

  let path: String

  /// Finds the files, and looks into those whose names don't say what they are.
  ///
  /// Links to files are followed, since the folder is the user's own; links to folders are not,
  /// since they may lead in circles.
  ///
  /// - Throws: `CorpusError`; `ShapeError.noTexts`; and what `progress` throws.
  func catalog(
    limits: DataLimits, progress: ReadProgress.Handler
  ) throws -> CollectionCatalog {
    var catalog = CollectionCatalog()
    var entries = 0
    func add(_ name: String) throws {
      let path = "\(self.path)/\(name)"
      let status = try FileStatus(path: path)
      let name = TextFileName(path: name)
      guard !name.isHidden else { return catalog.hidden.append(name.path) }
      let isText =
        try status.kind == .file
        && (name.isText
          || status.size > 0 && FileKind.isText(FileKind.beginning(ofFileAt: path)[...]))
      guard isText else { return catalog.skipped.append(name.path) }
      try limits.check(.text, found: status.size, path: path)
      catalog.files.append(
        CollectionFile(name: name.path, content: .file(path: path, size: status.size)))
    }
    func visit(_ folder: String, depth: Int) throws {
      var folders: [String] = []
      let path = folder.isEmpty ? self.path : "\(self.path)/\(folder)"
      try forEachName(inFolder: path) { name in
        entries += 1
        guard entries <= limits[.entries] else {
          throw CorpusError.overLimit(.entries, path: self.path, allowed: limits[.entries])
        }
        try progress(ReadProgress(unit: .documents, done: 0, total: nil))
        let place = folder.isEmpty ? name : "\(folder)/\(name)"
        guard Self.isFolder("\(self.path)/\(place)") else { return try add(place) }
        if TextFileName(path: place).isHidden {
          catalog.hidden.append(place)
        } else if depth < Self.deepest {
          folders.append(place)
        } else {
          catalog.skipped.append(place)
        }
      }
      for folder in folders { try visit(folder, depth: depth + 1) }
    }
    try visit("", depth: 1)
    guard !catalog.files.isEmpty else {
      throw ShapeError.noTexts(path: path, skipped: catalog.skipped)
    }
    catalog.sort()
    return catalog
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
