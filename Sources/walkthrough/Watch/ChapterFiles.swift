import Chapters
import Foundation

/// The files of a book on disk at one moment, those that its chapters show among them: when each was
/// saved, and how large it is.
///
/// They are polled instead of watched through the system: a few files take no time, and polling is
/// the same on every system and for editors that rewrite or rename files.
struct ChapterFiles: Hashable {
  private struct Stamp: Hashable {
    let saved: Date?
    let size: Int?
    /// The inode number, which differs if another file has taken the name.
    let number: Int?
  }

  /// The most files that are looked at: a book has fewer, and a folder of data may have a million.
  private static let limit = 2_000

  private let stamps: [String: Stamp]

  /// Reads a book's folder; a missing one has no chapters.
  init(in folder: URL) {
    let manager = FileManager.default
    var stamps: [String: Stamp] = [:]
    let paths = manager.enumerator(atPath: folder.path)
    while stamps.count < Self.limit, let path = paths?.nextObject() as? String {
      // A link changes with the file that it leads to.
      let file = try? manager.attributesOfItem(
        atPath: folder.appending(path: path).resolvingSymlinksInPath().path)
      let isFolder = file?[.type] as? FileAttributeType == .typeDirectory
      // Hidden files and copies belong to editors at work.
      if Self.isOfEditor(path) {
        if isFolder { paths?.skipDescendants() }
      } else if !isFolder {
        stamps[path] = Stamp(
          saved: file?[.modificationDate] as? Date, size: file?[.size] as? Int,
          number: file?[.systemFileNumber] as? Int)
      }
    }
    self.stamps = stamps
  }

  private static func isOfEditor(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~")
  }

  /// The names of files added, removed or saved since, sorted.
  func changes(since earlier: ChapterFiles) -> [String] {
    Set(stamps.keys).union(earlier.stamps.keys).filter { stamps[$0] != earlier.stamps[$0] }.sorted()
  }
}
