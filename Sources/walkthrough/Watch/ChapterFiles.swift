import Chapters
import Foundation

/// The chapters and recipes of a book on disk at one moment: when each was saved, and how large it is.
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

  private let stamps: [String: Stamp]

  /// Reads a book's folder; a missing one has no chapters.
  init(in folder: URL) {
    let manager = FileManager.default
    func names(in path: String) -> [String] {
      (try? manager.contentsOfDirectory(atPath: folder.appending(path: path).path)) ?? []
    }
    // Hidden files belong to editors at work.
    let chapters = names(in: "").filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
    let recipes = names(in: RecipeFolder.name).filter(RecipeFolder.isRecipe)
    stamps = Dictionary(
      uniqueKeysWithValues: (chapters + recipes.map { "\(RecipeFolder.name)/\($0)" }).map { name in
        let file = try? manager.attributesOfItem(atPath: folder.appending(path: name).path)
        return (
          name,
          Stamp(
            saved: file?[.modificationDate] as? Date, size: file?[.size] as? Int,
            number: file?[.systemFileNumber] as? Int)
        )
      })
  }

  /// The names of files added, removed or saved since, sorted.
  func changes(since earlier: ChapterFiles) -> [String] {
    Set(stamps.keys).union(earlier.stamps.keys).filter { stamps[$0] != earlier.stamps[$0] }.sorted()
  }
}
