import Checksums
import Foundation

/// Data that is on this machine: a corpus that can be digested and read.
package enum CorpusLocation: Hashable, Sendable {
  /// Made by this program.
  case sample
  /// A folder in the layout of aclImdb.
  case folder(path: String)
  /// An archive of such a folder.
  case archive(path: String)
  /// One text.
  case text(path: String)

  /// Looks at what lies at `path`. An archive is known by its contents, whatever it is called.
  ///
  /// - Parameter progress: told how far an archive was looked through; what it throws ends that.
  /// - Throws: `CorpusError` if nothing there can be a corpus; what `progress` throws.
  package init(
    path: String, limits: DataLimits = DataLimits(),
    progress: ReadProgress.Handler = { _ in }
  ) throws {
    guard !path.isEmpty else { throw CorpusError.emptyPath }
    let path = NSString(string: path).expandingTildeInPath
    let status = try FileStatus(path: path)
    if status.isFolder {
      self = .folder(path: try ReviewFolder(path: path).path)
      return
    }
    try DataFile.requireFile(status, path: path)
    guard status.size > 0 else { throw CorpusError.emptyFile(path: path) }
    do {
      try withoutActuallyEscaping(progress) { progress in
        var archive = try ArchiveReader(path: path, limits: limits, progress: progress)
        _ = try archive.nextEntry()
      }
      self = .archive(path: path)
    } catch let error as CorpusError {
      // No archive, or a damaged one. Compressed files say what they are in their first bytes.
      if try Self.beginsLikeAnArchive(path) { throw error }
      let name = path.lowercased()
      if [".tar", ".tgz", ".gz", ".zip"].contains(where: name.hasSuffix) {
        throw CorpusError.notAnArchive(path: path)
      }
      self = .text(path: path)
    }
  }

  /// Whether the file has the signature of a gzip or zip file.
  private static func beginsLikeAnArchive(_ path: String) throws -> Bool {
    var file = try DataFile(path: path)
    var start: [UInt8] = [0, 0, 0, 0]
    _ = try start.withUnsafeMutableBytes { try file.read(into: $0) }
    return start.starts(with: [0x1f, 0x8b]) || start.starts(with: Array("PK\u{3}\u{4}".utf8))
  }

  /// SHA-256 of the data: of a file, or over name, size and contents of the reviews in a folder. The
  /// sample is part of this program and has no digest of its own: "sample".
  ///
  /// - Parameter progress: told how far the data was read; what it throws ends the reading.
  /// - Throws: `CorpusError`, and what `progress` throws.
  package func digest(
    limits: DataLimits = DataLimits(), progress: ReadProgress.Handler = { _ in }
  ) throws -> String {
    switch self {
    case .sample: return "sample"
    case .folder(let path):
      return try ReviewFolder(path: path).digest(limits: limits, progress: progress)
    case .archive(let path):
      var file = try DataFile(path: path)
      return try file.digest(progress: progress)
    case .text(let path):
      return try TextFile(path: path).digest(limits: limits, progress: progress)
    }
  }

  /// Changes whenever `digest()` may have changed, and is cheap: names, sizes and times of change.
  ///
  /// - Parameter progress: what it throws ends the look through a folder.
  /// - Throws: `CorpusError`, and what `progress` throws.
  package func fingerprint(
    limits: DataLimits = DataLimits(), progress: ReadProgress.Handler = { _ in }
  ) throws -> String {
    switch self {
    case .sample: return "sample"
    case .folder(let path):
      return try ReviewFolder(path: path).fingerprint(limits: limits, progress: progress)
    case .archive(let path), .text(let path):
      let status = try FileStatus(path: path)
      let whole = URL(filePath: path).standardizedFileURL.path
      return SHA256.hex(of: "\(whole)\n\(status.size)\n\(status.modified)\n")
    }
  }

  /// Reads the texts.
  ///
  /// - Parameters:
  ///   - sample: makes the sample corpus; only called for `.sample`.
  ///   - progress: told how far reading has come, after each block; what it throws ends the reading.
  /// - Throws: `CorpusError`, and what the two closures throw.
  package func read(
    options: ReadOptions = ReadOptions(), limits: DataLimits = DataLimits(),
    sample: () throws -> Corpus, progress: ReadProgress.Handler = { _ in }
  ) throws -> Corpus {
    try options.validate()
    switch self {
    case .sample: return try sample()
    case .folder(let path):
      return try ReviewFolder(path: path)
        .read(options: options, limits: limits, progress: progress)
    case .archive(let path):
      return try ReviewArchive(path: path)
        .read(options: options, limits: limits, progress: progress)
    case .text(let path):
      return try TextFile(path: path).read(options: options, limits: limits, progress: progress)
    }
  }
}
