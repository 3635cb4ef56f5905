/// The header of an archive entry.
struct ArchiveEntry: Hashable {
  enum Kind {
    case file
    /// Symbolic or hard.
    case link
    /// A folder, a device, …
    case other
  }

  let path: String
  let kind: Kind
  /// In bytes, as the archive states it; `nil` if it doesn't.
  let size: Int?

  /// Whether a system put the file there, not the person who made the archive: `.DS_Store`,
  /// `__MACOSX/._novel.txt`, `Thumbs.db`.
  var isLitter: Bool {
    let name = path.split(separator: "/").last ?? ""
    return path.hasPrefix("__MACOSX/") || name.hasPrefix("._")
      || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(name)
  }

  /// Whether the path leads out of the folder that the archive would be unpacked into.
  var pointsOutside: Bool {
    path.hasPrefix("/") || path.split(separator: "/").contains("..")
  }
}
