import Checksums

/// SHA-256 over names, sizes and contents of files, one after the other.
struct FilesDigest: ~Copyable {
  private var hash = SHA256()
  /// Bytes of all files.
  private let total: Int
  private var done = 0

  init(total: Int) { self.total = total }

  /// - Parameter progress: called after each block; an error it throws ends the reading.
  /// - Throws: `CorpusError` if the file can't be read, and what `progress` throws.
  mutating func add(
    _ file: consuming DataFile, named name: String, progress: ReadProgress.Handler
  ) throws {
    hash.update("\(name)\n\(file.size)\n")
    try file.forEachBlock { block in
      hash.update(block)
      done += block.count
      try progress(ReadProgress(unit: .bytes, done: done, total: total))
    }
  }

  consuming func finish() -> String { hash.finish() }
}
