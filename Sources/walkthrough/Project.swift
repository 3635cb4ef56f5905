import Chapters
import Foundation
import Record

/// The folder that holds `chapters` and `output`.
struct Project {
  let root: URL

  /// - Parameter path: the folder, if given; otherwise it is searched for from here upwards.
  /// - Throws: `UsageProblem` if there is none.
  init(root path: String?) throws {
    if let path {
      root = URL(filePath: path, directoryHint: .isDirectory)
      guard Self.hasChapters(root) else {
        throw UsageProblem("\(path) has no folder 'chapters'; give --root the project's folder")
      }
      return
    }
    var folder = URL(filePath: FileManager.default.currentDirectoryPath).standardizedFileURL
    while !Self.hasChapters(folder) {
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      guard parent.path != folder.path else {
        throw UsageProblem(
          "no folder 'chapters' here or above; go to the project's folder, or name it with --root")
      }
      folder = parent
    }
    root = folder
  }

  private static func hasChapters(_ folder: URL) -> Bool {
    isFolder(folder.appending(path: "chapters"))
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// - Throws: `UsageProblem` for a book that doesn't exist, `Diagnostics` for mistakes in one.
  func book(_ name: String) throws -> Book {
    guard hasBook(name) else { throw noBook(name) }
    return try Book.read(
      folder: chapters.appending(path: name), name: name, displayPath: "chapters/\(name)",
      stepNames: StepID.allCases.map(\.rawValue))
  }

  func hasBook(_ name: String) -> Bool { books.contains(name) }

  func noBook(_ name: String) -> UsageProblem {
    UsageProblem(
      books.isEmpty
        ? "there is no book '\(name)', nor any other: \(chapters.path) has no subfolders"
        : "there is no book '\(name)' under chapters, only \(books.joined(separator: ", "))")
  }

  private var chapters: URL { root.appending(path: "chapters") }

  /// The folders under `chapters`.
  private var books: [String] {
    // By path, which follows a link in place of the folder; by URL it would not be followed.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: chapters.path)) ?? []
    return names.filter { !$0.hasPrefix(".") && Self.isFolder(chapters.appending(path: $0)) }
      .sorted()
  }
}
