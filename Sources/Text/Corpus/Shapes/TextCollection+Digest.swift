import Checksums
import Foundation

extension TextCollection {
  /// SHA-256 of the texts and of everything in their names that a reading depends on. The folder
  /// that they are in doesn't matter.
  ///
  /// - Throws: `CorpusError`, and what `progress` throws.
  func digest(limits: DataLimits, progress: ReadProgress.Handler) throws -> String {
    guard parts.count > 1 else {
      return try parts.map { try digest(of: $0, limits: limits, progress: progress) }.joined()
    }
    var hash = SHA256()
    for part in parts {
      if case .file = part { hash.update("\(part.name)\n") }
      hash.update("\(try digest(of: part, limits: limits, progress: progress))\n")
    }
    return hash.finish()
  }

  private func digest(
    of part: Part, limits: DataLimits, progress: ReadProgress.Handler
  ) throws -> String {
    switch part {
    case .file(let path):
      var file = try DataFile(path: path)
      guard file.size > 0 else { throw CorpusError.emptyFile(path: path) }
      try limits.check(.text, found: file.size, path: path)
      let digest = try file.digest(progress: progress)
      // The ending decides how the file is read.
      guard let format = DataFormat(fileName: part.name) else { return digest }
      return SHA256.hex(of: "\(format.rawValue)\n\(digest)\n")
    case .archive(let path):
      var file = try DataFile(path: path)
      return try file.digest(progress: progress)
    case .folder(let path):
      let files = try CollectionFolder(path: path)
        .catalog(limits: limits, progress: progress).files
      let total = files.reduce(0) { $0 + $1.size }
      try limits.check(.total, found: total, path: path)
      var digest = FilesDigest(total: total)
      for file in files {
        try digest.add(DataFile(path: file.path), named: file.name, progress: progress)
      }
      return digest.finish()
    }
  }

  /// Changes when a file is added, removed or written to.
  ///
  /// - Throws: `CorpusError`, and what `progress` throws.
  func fingerprint(limits: DataLimits, progress: ReadProgress.Handler) throws -> String {
    var hash = SHA256()
    for part in parts {
      let whole = URL(filePath: part.path).standardizedFileURL.path
      switch part {
      case .file(let path), .archive(let path):
        let status = try FileStatus(path: path)
        hash.update("\(whole)\n\(status.size)\n\(status.modified)\n")
      case .folder(let path):
        hash.update("\(whole)/\n")
        let files = try CollectionFolder(path: path)
          .catalog(limits: limits, progress: progress).files
        for file in files {
          let status = try FileStatus(path: file.path)
          hash.update("\(file.name)\n\(status.size)\n\(status.modified)\n")
        }
      }
    }
    return hash.finish()
  }
}
