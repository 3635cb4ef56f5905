import Checksums

extension DataFile {
  /// SHA-256 of the file.
  ///
  /// - Throws: `CorpusError`, and what `progress` throws.
  mutating func digest(progress: ReadProgress.Handler) throws -> String {
    var hash = SHA256()
    try forEachBlock(progress: progress) { hash.update($0) }
    return hash.finish()
  }

  /// Reads the whole file, reporting progress after each block.
  ///
  /// - Throws: `CorpusError`, and what the closures throw.
  mutating func forEachBlock(
    progress: ReadProgress.Handler, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let size = size
    var done = 0
    try progress(ReadProgress(unit: .bytes, done: 0, total: size))
    try forEachBlock { block in
      try body(block)
      done += block.count
      try progress(ReadProgress(unit: .bytes, done: done, total: size))
    }
  }
}
