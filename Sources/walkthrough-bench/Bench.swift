import Foundation

/// What rows measure with.
final class Bench {
  /// The folder that contains `chapters`.
  let root: URL
  let output: URL
  let threads: Int
  let runs: Int
  let isQuick: Bool
  let takesWholeEpoch: Bool
  let buildsClone: Bool
  /// A Python with PyTorch.
  let python: String?
  /// A temporary folder, removed at the end.
  let scratch: Scratch
  private let reviewsPath: String?

  /// The run over the reviews that several rows share, once it was made.
  private var reviewRun: ReviewRun?
  private var texts: ReviewTexts?

  init(options: WalkthroughBench) throws {
    root = try Self.root(options.root)
    output =
      options.output.map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? root.appending(path: "output")
    threads = options.threads
    runs = options.runs ?? (options.quick ? 2 : 5)
    isQuick = options.quick
    takesWholeEpoch = options.wholeEpoch
    buildsClone = options.cleanBuild
    python = options.peers
    scratch = try Scratch()
    reviewsPath = options.reviews
  }

  /// The archive of reviews.
  ///
  /// - Throws: `Skipped` if there is none, `Problem` if one was named that doesn't exist.
  func reviews() throws -> URL {
    if let reviewsPath {
      let url = URL(filePath: NSString(string: reviewsPath).expandingTildeInPath)
      guard FileManager.default.fileExists(atPath: url.path) else {
        throw Problem("\(reviewsPath) does not exist; check --reviews")
      }
      return url
    }
    let beside = root.appending(path: "../shared/data/aclImdb-dev.tar.gz").standardizedFileURL
    guard FileManager.default.fileExists(atPath: beside.path) else {
      throw Skipped("no reviews found; name their archive with --reviews")
    }
    return beside
  }

  /// The reviews, read once.
  func reviewTexts() throws -> ReviewTexts {
    if let texts { return texts }
    let made = try ReviewTexts(archive: try reviews())
    texts = made
    return made
  }

  /// The run over the reviews, made once.
  func reviewsRun() throws -> ReviewRun {
    if let reviewRun { return reviewRun }
    let made = try ReviewRun(bench: self)
    reviewRun = made
    return made
  }

  private static func root(_ path: String?) throws -> URL {
    func hasChapters(_ folder: URL) -> Bool {
      FileManager.default.fileExists(atPath: folder.appending(path: "chapters").path)
    }
    var folder = URL(
      filePath: path ?? FileManager.default.currentDirectoryPath, directoryHint: .isDirectory
    ).standardizedFileURL
    while path == nil, !hasChapters(folder), folder.path != "/" {
      folder = folder.deletingLastPathComponent().standardizedFileURL
    }
    guard hasChapters(folder) else {
      throw Problem("no folder 'chapters' here or above; name the project's folder with --root")
    }
    return folder
  }
}

/// Why a row can't be measured here, which is no error.
struct Skipped: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// A problem that keeps a row from being measured and that the user can fix.
struct Problem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
