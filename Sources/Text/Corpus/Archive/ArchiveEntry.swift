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

  /// Whether the path leads out of the folder that the archive would be unpacked into.
  var pointsOutside: Bool {
    path.hasPrefix("/") || path.split(separator: "/").contains("..")
  }
}
