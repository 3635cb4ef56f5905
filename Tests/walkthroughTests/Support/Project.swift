import Foundation
import Pipeline
import Record
import TestSupport

/// A project folder with books and reviews, and the program as a child process in it.
final class Project: Sendable {
  let folder: TemporaryFolder

  /// - Parameter books: by name; tiny reviews are next to them.
  init(_ books: [String: TinyBook] = ["tiny": TinyBook()]) throws {
    folder = try TemporaryFolder()
    try TinyReviews.write(to: folder)
    for (name, book) in books { try book.write(to: folder, name: name) }
  }

  convenience init(_ book: TinyBook) throws { try self.init(["tiny": book]) }

  /// A project with this package's own first book.
  static func withReviewsBook() throws -> Project { try with(book: "imdb") }

  /// A project with this package's own second book.
  static func withNovelBook() throws -> Project { try with(book: "wordlstm") }

  /// A project with the German book of the fixtures, and the story that it reads.
  static func withGermanBook() throws -> Project {
    let project = try with(book: "deutsch", in: "Tests/Fixtures/Books")
    try project.folder.write(GermanTale.text(), to: "geschichte.txt")
    return project
  }

  private static func with(book: String, in folder: String = "chapters") throws -> Project {
    let project = try Project([:])
    let chapters = URL(filePath: #filePath).appending(path: "../../../../\(folder)/\(book)")
    try FileManager.default.createDirectory(
      at: project.root.appending(path: "chapters"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: chapters.standardizedFileURL, to: project.root.appending(path: "chapters/\(book)"))
    return project
  }

  /// Settings that make a run of that book on tiny reviews take only a moment.
  static let quick = [
    "--set", "dataset.validation=0.25", "--set", "loader.batchSize=4", "--set", "model.embedding=6",
    "--set", "model.hidden=6", "--set", "train.epochs=1", "--set", "evaluate.length=5",
  ]

  /// Settings that make a run of the second book take only a moment.
  static let quickNovel = [
    "--set", "dataset.stride=2000", "--set", "model.embedding=6", "--set", "model.hidden=6",
    "--set", "train.epochs=1", "--set", "evaluate.length=5",
  ]

  var root: URL { folder.url }

  func url(_ path: String) -> URL { root.appending(path: path) }

  func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

  func text(_ path: String) throws -> String {
    try String(contentsOf: url(path), encoding: .utf8)
  }

  func edit(_ path: String, _ change: (String) -> String) throws {
    try folder.write(change(try text(path)), to: path)
  }

  /// All files below a folder; empty if there are none.
  func files(_ path: String) -> Set<String> {
    Set((try? FileManager.default.subpathsOfDirectory(atPath: url(path).path)) ?? [])
  }

  func record(_ run: String = "tiny") throws -> RunRecord {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return try decoder.decode(
      RunRecord.self, from: Data(contentsOf: url("output/\(run)/run.json")))
  }

  /// Whether the run's folder holds a record and all files that belong to it, or no record.
  func isOfOneRun(_ run: String = "tiny") -> Bool {
    guard let contents = RunFolder(url("output/\(run)")).read() else { return true }
    return contents.names == Set((contents.record.files ?? [:]).keys)
  }

  /// Runs the program to completion.
  ///
  /// - Parameter directory: the working folder, below the project's.
  func run(
    _ arguments: String..., in directory: String = "", environment: [String: String] = [:]
  ) throws -> Child.Outcome {
    try run(arguments, in: directory, environment: environment)
  }

  func run(
    _ arguments: [String], in directory: String = "", environment: [String: String] = [:]
  ) throws -> Child.Outcome {
    try child(arguments, in: directory, environment: environment).run()
  }

  /// - Parameter limit: arguments for the shell's `ulimit`, such as `-n 64`.
  func child(
    _ arguments: [String], in directory: String = "", environment: [String: String] = [:],
    limit: String? = nil
  ) -> Child {
    Child(
      arguments: arguments, directory: root.appending(path: directory),
      environment: [
        "HOME": root.path, "XDG_CACHE_HOME": root.path + "/user-cache",
        "XDG_DATA_HOME": root.path + "/user-data",
      ].merging(environment) { $1 }, limit: limit)
  }
}
