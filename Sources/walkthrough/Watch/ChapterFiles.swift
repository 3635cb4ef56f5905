import Foundation

/// The chapters of a book as they lie on the disk at one moment: when each was saved, and how large
/// it is.
///
/// They are looked at now and then instead of being watched by a system's own means: a few files take
/// no time, and it is the same on every system and for editors that write anew or rename.
struct ChapterFiles: Hashable {
  private struct Stamp: Hashable {
    let saved: Date?
    let size: Int?
    /// Another file under the same name has another one.
    let number: Int?
  }

  private let stamps: [String: Stamp]

  /// Looks at a book's folder; one that is not there has no chapters.
  init(in folder: URL) {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: folder.path)) ?? []
    // Hidden ones belong to editors that are at work.
    let chapters = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
    stamps = Dictionary(
      uniqueKeysWithValues: chapters.map { name in
        let file = try? manager.attributesOfItem(atPath: folder.appending(path: name).path)
        return (
          name,
          Stamp(
            saved: file?[.modificationDate] as? Date, size: file?[.size] as? Int,
            number: file?[.systemFileNumber] as? Int)
        )
      })
  }

  /// The names of those that are new, gone or saved since, in order.
  func changes(since earlier: ChapterFiles) -> [String] {
    Set(stamps.keys).union(earlier.stamps.keys).filter { stamps[$0] != earlier.stamps[$0] }.sorted()
  }
}
