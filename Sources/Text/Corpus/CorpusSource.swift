import Foundation

/// What `load(source:)` and `--data` name.
package enum CorpusSource: Hashable, Sendable {
  /// A small corpus that this program makes.
  case sample
  /// The original archive of reviews, fetched once.
  case imdb
  /// The novel of the second book, fetched once.
  case anna
  /// A folder, an archive or a text file on this machine.
  case path(String)

  /// `"sample"`, `"imdb"`, `"anna"`, or a path. A file of such a name is meant by `./sample`.
  package init(_ argument: String) {
    switch argument {
    case "sample": self = .sample
    case "imdb": self = .imdb
    case "anna": self = .anna
    default: self = .path(argument)
    }
  }

  /// Finds the data on this machine, and fetches it first if it has to come from elsewhere.
  ///
  /// - Parameters:
  ///   - cache: the folder for fetched files; the user's own by default.
  ///   - progress: told of bytes fetched, or looked through; what it throws ends the work. A download
  ///     is resumed later.
  /// - Throws: `CorpusError`, `DownloadError`, and what `progress` throws.
  package func locate(
    cache: URL = UserCache.folder(), limits: DataLimits = DataLimits(),
    progress: ReadProgress.Handler = { _ in }
  ) throws -> CorpusLocation {
    switch self {
    case .sample: .sample
    case .imdb: .archive(path: try PinnedFile.imdb.fetch(into: cache, progress: progress))
    case .anna: .text(path: try PinnedFile.anna.fetch(into: cache, progress: progress))
    case .path(let path): try CorpusLocation(path: path, limits: limits, progress: progress)
    }
  }
}
