/// The header of one entry of an archive.
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
  /// In bytes, as the archive has it; `nil` if it does not say.
  let size: Int?

  /// Whether the name leads out of the folder that the archive would be unpacked in.
  var pointsOutside: Bool {
    path.hasPrefix("/") || path.split(separator: "/").contains("..")
  }
}
