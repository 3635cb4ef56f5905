import Foundation

/// The folder of the package.
let packageRoot = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

/// Data that may lie beside the package. Tests that need it are skipped where it is absent.
let reviewsPath = packageRoot.appending(path: "../shared/data/aclImdb-dev.tar.gz")
  .standardizedFileURL.path
let novelPath = packageRoot.appending(path: "../shared/data/anna.txt").standardizedFileURL.path

let hasReviews = FileManager.default.fileExists(atPath: reviewsPath)
let hasNovel = FileManager.default.fileExists(atPath: novelPath)

/// A folder of its own, removed when the last reference goes.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "text-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  var path: String { url.path }

  /// Writes a file, and the folders that it lies in; returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }
}
