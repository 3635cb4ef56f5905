import Files
import Foundation

/// The file `.walkthrough` in a folder: it says that this program writes there, and which files in
/// the folder are its own.
struct FolderMarker: Codable, Hashable {
  enum Kind: String, Codable {
    /// The folder of all runs.
    case runs
    /// The folder of one run.
    case run
    /// The stored results of steps, by key.
    case results
    /// The chapters of a run in another format.
    case chapters
    /// A site of books and runs.
    case site
  }

  static let fileName = ".walkthrough"
  static let currentFormat = 1

  private var format = FolderMarker.currentFormat
  let kind: Kind
  /// Paths relative to the folder, sorted. Nothing else in it is ever overwritten or removed.
  private(set) var files: [String]

  init(_ kind: Kind, files: Set<String>) {
    self.kind = kind
    self.files = files.sorted()
  }

  /// - Returns: `nil` where the folder has no marker.
  /// - Throws: `OwnershipError` for a marker that can't be read, belongs to another kind of folder,
  ///   or comes from a later version.
  init?(of folder: URL, kind: Kind) throws {
    let file = folder.appending(path: Self.fileName)
    switch FileKind(file) {
    case .nothing: return nil
    case .file: break
    case .folder, .link, .special: throw OwnershipError.badMarker(path: file.path)
    }
    guard let data = FileManager.default.contents(atPath: file.path),
      let marker = try? JSONFile.decode(FolderMarker.self, from: data), marker.kind == kind
    else { throw OwnershipError.badMarker(path: file.path) }
    guard marker.format <= Self.currentFormat else {
      throw OwnershipError.laterVersion(path: file.path)
    }
    self = marker
  }

  func write(to folder: URL) throws {
    try AtomicFile.write(try JSONFile.data(self), to: folder.appending(path: Self.fileName))
  }
}
