import Chapters
import Foundation

/// The files that a watched run reads at one moment: when each was saved, and how large it is. They are
/// those of the book, among them what its chapters show and its recipes, and others such as the data.
///
/// They are polled instead of watched through the system: a few files take no time, and polling is
/// the same on every system and for editors that rewrite or rename files.
struct WatchedFiles: Hashable {
  private struct Stamp: Hashable {
    let saved: Date?
    let size: Int?
    /// The inode number, which differs if another file has taken the name.
    let number: Int?
  }

  /// The most files of a folder that are looked at: a book has fewer, and a folder of data may have a
  /// million.
  private static let limit = 2_000

  private var stamps: [String: Stamp] = [:]

  /// - Parameters:
  ///   - folder: that of a book; a missing one has no chapters.
  ///   - others: paths of further files, and of folders of them.
  init(in folder: URL, and others: [String] = []) {
    addFiles(in: folder.path) { $0 }
    for path in others {
      let (stamp, isFolder) = Self.stamp(of: path)
      if isFolder { addFiles(in: path) { "\(path)/\($0)" } }
      stamps[path] = stamp
    }
  }

  private mutating func addFiles(in folder: String, name: (_ path: String) -> String) {
    var count = 0
    let paths = FileManager.default.enumerator(atPath: folder)
    while count < Self.limit, let path = paths?.nextObject() as? String {
      let (stamp, isFolder) = Self.stamp(of: "\(folder)/\(path)")
      // Hidden files and copies belong to editors at work.
      if Self.isOfEditor(path) {
        if isFolder { paths?.skipDescendants() }
      } else if !isFolder {
        stamps[name(path)] = stamp
        count += 1
      }
    }
  }

  /// A link changes with the file that it leads to.
  private static func stamp(of path: String) -> (stamp: Stamp, isFolder: Bool) {
    let file = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: path).resolvingSymlinksInPath().path)
    return (
      Stamp(
        saved: file?[.modificationDate] as? Date, size: file?[.size] as? Int,
        number: file?[.systemFileNumber] as? Int),
      file?[.type] as? FileAttributeType == .typeDirectory
    )
  }

  private static func isOfEditor(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~")
  }

  /// The names of files added, removed or saved since, sorted: those of the book, and paths of others.
  func changes(since earlier: WatchedFiles) -> [String] {
    Set(stamps.keys).union(earlier.stamps.keys).filter { stamps[$0] != earlier.stamps[$0] }.sorted()
  }
}
