import Foundation

/// The folder of the package.
let packageRoot = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

/// Data that may lie beside the package. Tests that need it are skipped where it is absent.
let reviewsPath = packageRoot.appending(path: "../shared/data/aclImdb-dev.tar.gz")
  .standardizedFileURL.path
let novelPath = packageRoot.appending(path: "../shared/data/anna.txt").standardizedFileURL.path

let hasReviews = FileManager.default.fileExists(atPath: reviewsPath)
let hasNovel = FileManager.default.fileExists(atPath: novelPath)
