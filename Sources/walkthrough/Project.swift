import BuiltInBooks
import Chapters
import Foundation
import Record

/// The folder that holds `chapters` and `output`, with the books there and those in this program.
struct Project {
  let root: URL

  /// - Parameter path: the folder, if given; otherwise the nearest one with `chapters` from here
  ///   upwards, or the working folder if there is none.
  /// - Throws: `UsageProblem` if the given one has no `chapters`.
  init(root path: String?) throws {
    if let path {
      root = URL(filePath: path, directoryHint: .isDirectory)
      guard Self.hasChapters(root) else {
        throw UsageProblem("\(path) has no folder 'chapters'; give --root the project's folder")
      }
      return
    }
    let here = URL(filePath: FileManager.default.currentDirectoryPath).standardizedFileURL
    var folder = here
    while !Self.hasChapters(folder) {
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      guard parent.path != folder.path else {
        root = here
        return
      }
      folder = parent
    }
    root = folder
  }

  /// - Throws: `UsageProblem` for a book that doesn't exist, `Diagnostics` for mistakes in one.
  func book(_ name: String) throws -> Book {
    guard let (files, displayPath) = files(of: name) else { throw noBook(name) }
    return try Book.read(
      files, name: name, displayPath: displayPath, stepNames: StepID.allCases.map(\.rawValue))
  }

  func hasBook(_ name: String) -> Bool { files(of: name) != nil }

  /// Whether a book is one of this program's own, not a folder of the project.
  func isBuiltIn(_ name: String) -> Bool {
    if case .builtIn? = files(of: name)?.files { true } else { false }
  }

  func noBook(_ name: String) -> UsageProblem {
    let ours =
      folders.isEmpty
      ? ""
      : "under chapters \(folders.count == 1 ? "is" : "are") "
        + "\(folders.joined(separator: ", ")); "
    return UsageProblem(
      "there is no book '\(name)': \(ours)built in are "
        + "\(BuiltInBooks.names.joined(separator: " and ")). To begin one: walkthrough new \(name)")
  }

  /// The names of all books: folders under `chapters`, then the built-in ones that none of them
  /// replaces.
  var books: [String] {
    folders + BuiltInBooks.names.filter { !folders.contains($0) }
  }

  var chapters: URL { root.appending(path: "chapters") }

  /// A book's files, and their folder as the user would type it.
  func files(of name: String) -> (files: BookFiles, displayPath: String)? {
    if folders.contains(name) {
      return (.folder(chapters.appending(path: name)), "chapters/\(name)")
    }
    return BuiltInBooks.files(of: name).map { (.builtIn($0), "built-in \(name)") }
  }

  /// The folders under `chapters`.
  private var folders: [String] {
    // By path, which follows a link in place of the folder; by URL it would not be followed.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: chapters.path)) ?? []
    return names.filter { !$0.hasPrefix(".") && Self.isFolder(chapters.appending(path: $0)) }
      .sorted()
  }

  private static func hasChapters(_ folder: URL) -> Bool {
    isFolder(folder.appending(path: "chapters"))
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
