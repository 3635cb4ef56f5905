import Foundation

/// What `load(source:)` and `--data` name.
package enum CorpusSource: Hashable, Sendable {
  /// A small corpus that this program generates.
  case sample
  /// The original archive of reviews, downloaded once.
  case imdb
  /// The novel of the second book, downloaded once.
  case anna
  /// A folder, an archive or a text file on this machine.
  case path(String)

  /// `"sample"`, `"imdb"`, `"anna"`, or a path. Write `./sample` for a file of such a name.
  package init(_ argument: String) {
    switch argument {
    case "sample": self = .sample
    case "imdb": self = .imdb
    case "anna": self = .anna
    default: self = .path(argument)
    }
  }

  /// Finds the data on this machine, downloading it first if necessary.
  ///
  /// - Parameters:
  ///   - cache: the folder for downloaded files; the user's own by default.
  ///   - progress: reports bytes downloaded or inspected; an error it throws ends the work. A
  ///     download can be resumed later.
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
