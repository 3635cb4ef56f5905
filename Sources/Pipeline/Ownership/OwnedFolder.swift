import Files
import Foundation

/// A folder in which this program overwrites and removes the files that its marker lists, and no
/// others.
struct OwnedFolder {
  let url: URL
  let kind: FolderMarker.Kind
  /// Our files in a folder that an earlier release wrote, before there were markers; `nil` for a
  /// folder that no release wrote.
  let recognize: (URL) -> Set<String>?

  /// The listed files; `nil` where the folder has no marker.
  ///
  /// - Throws: `OwnershipError`.
  func listed() throws -> Set<String>? {
    try FolderMarker(of: url, kind: kind).map { Set($0.files) }
  }

  /// Checks whether the folder may be written to, without writing anything.
  ///
  /// - Parameter advice: what to do about a folder that isn't ours.
  /// - Returns: our files, and whether an earlier release wrote them.
  /// - Throws: `OwnershipError` for a folder without a marker that holds foreign files. README.md,
  ///   hidden files and empty folders may be in any folder.
  func inspect(advice: String) throws -> (files: Set<String>, isEarlier: Bool) {
    switch FileKind.following(url) {
    case .nothing: return ([], false)
    case .folder: break
    case .file, .link, .special: throw OwnershipError.notAFolder(path: url.path)
    }
    if let files = try listed() { return (files, false) }
    if let files = recognize(url) { return (files, true) }
    let foreign = Self.visibleNames(in: url).filter { !Self.isEmpty(url.appending(path: $0)) }
    guard foreign.isEmpty else {
      throw OwnershipError.foreignFolder(path: url.path, examples: foreign, advice: advice)
    }
    return ([], false)
  }

  /// Creates the folder, if it doesn't exist, and its marker.
  ///
  /// - Returns: whether an earlier release wrote the folder, so that its marker is new.
  /// - Throws: as `inspect`; `StorageError`.
  @discardableResult
  func claim(advice: String) throws -> Bool {
    let (files, isEarlier) = try inspect(advice: advice)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw StorageError.cannotWrite(path: url.path, reason: AtomicFile.reason(error))
    }
    if try listed() == nil { try list(files) }
    return isEarlier
  }

  /// Replaces the list of files.
  func list(_ files: Set<String>) throws {
    try FolderMarker(kind, files: files).write(to: url)
  }

  /// - Throws: `OwnershipError` for the first name that a foreign file has, or that a link leads
  ///   out of the folder.
  func requireFree(_ names: some Collection<String>, given files: Set<String>) throws {
    for name in names.sorted() where !files.contains(name) {
      let file = try place(name)
      guard FileKind(file) == .nothing else {
        throw OwnershipError.foreignFile(path: file.path)
      }
    }
  }

  /// The location of a file, whether or not it exists.
  ///
  /// - Throws: `OwnershipError.link` if a link leads elsewhere.
  func place(_ name: String) throws -> URL {
    var folder = url
    for part in name.split(separator: "/").dropLast() {
      folder.append(path: String(part))
      switch FileKind(folder) {
      case .nothing, .folder: break
      case .link: throw OwnershipError.link(path: folder.path)
      case .file, .special: throw OwnershipError.foreignFile(path: folder.path)
      }
    }
    return url.appending(path: name)
  }

  /// Removes files, and the subfolders that become empty.
  ///
  /// A missing file is no error. Anything but a regular file isn't ours, and stays.
  func remove(_ names: some Collection<String>) throws {
    var parents: Set<String> = []
    for name in names {
      guard let file = try? place(name) else { continue }
      if FileKind(file) == .file { try AtomicFile.remove(file) }
      var parent = (name as NSString).deletingLastPathComponent
      while !parent.isEmpty {
        parents.insert(parent)
        parent = (parent as NSString).deletingLastPathComponent
      }
    }
    // The deepest first, so that the folders above can become empty.
    for parent in parents.sorted(by: >) { Self.removeIfEmpty(url.appending(path: parent)) }
  }

  /// Removes the listed files, the marker, and the folder itself if nothing else is in it.
  ///
  /// - Returns: what remains because it isn't ours.
  func removeAll() throws -> [String] {
    guard let files = try listed() else { return Self.visibleNames(in: url) }
    try remove(files)
    let rest = Self.visibleNames(in: url)
    if rest.isEmpty {
      try AtomicFile.remove(url.appending(path: FolderMarker.fileName))
      Self.removeIfEmpty(url)
    } else {
      try list([])
    }
    return rest
  }

  /// The system refuses to remove links and folders that aren't empty.
  static func removeIfEmpty(_ folder: URL) { rmdir(folder.path) }

  /// Whether a path leads to an empty folder, so that nothing can be lost.
  private static func isEmpty(_ folder: URL) -> Bool {
    FileKind.following(folder) == .folder
      && (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.isEmpty == true
  }

  /// The contents of a folder except README.md and hidden files, sorted.
  static func visibleNames(in folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") && $0 != "README.md" }.sorted()
  }
}
