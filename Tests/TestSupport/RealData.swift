import Foundation

/// Data that may be next to the package. Tests that need it are skipped if it is missing.
package enum RealData {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../../shared/data").standardizedFileURL

  /// Reviews in the layout of aclImdb.
  package static let reviews = folder.appending(path: "aclImdb-dev.tar.gz").path
  package static let novel = folder.appending(path: "anna.txt").path

  package static let hasReviews = FileManager.default.fileExists(atPath: reviews)
  package static let hasNovel = FileManager.default.fileExists(atPath: novel)
}
