/// A compressed file or an archive, which may hold a single text.
struct PackedFile {
  let path: String
  let limits: DataLimits

  enum Contents {
    /// One text: a compressed file that is no archive, or an archive with a single file.
    case text
    /// The data set of reviews.
    case reviews
    /// Several files, a table, or something else than files.
    case files
  }

  /// - Throws: `CorpusError` if it is damaged; what `progress` throws.
  func contents(progress: ReadProgress.Handler) throws -> Contents {
    try withoutActuallyEscaping(progress) { progress in
      var archive = try ArchiveReader(
        path: path, limits: limits, content: .either, progress: progress)
      var texts = 0
      var (hasEntries, hasOther) = (false, false)
      while let entry = try archive.nextEntry() {
        hasEntries = true
        if archive.isStream { return .text }
        switch entry.kind {
        case .file where entry.isLitter: continue
        case .file where ReviewPath(entry.path) != nil: return .reviews
        case .file where DataFormat(fileName: entry.path) == nil && !entry.pointsOutside: texts += 1
        case .file, .link: hasOther = true
        case .other: continue
        }
      }
      // Zeros alone pass for a tar archive without entries.
      let isText =
        texts == 1 && !hasOther || archive.isEmpty || !hasEntries && archive.isCompressed
      return isText ? .text : .files
    }
  }

  /// Whether a compressed file is an archive as well, such as `novel.tar.gz`.
  ///
  /// - Throws: `CorpusError` if it is damaged.
  func isArchive() throws -> Bool {
    var archive = try ArchiveReader(
      path: path, limits: limits, content: .either, progress: { _ in })
    return try archive.nextEntry() != nil && !archive.isStream
  }

  /// Reads the text, with nothing left out.
  ///
  /// - Parameter isArchive: whether it is the only one in an archive.
  /// - Throws: `CorpusError.damagedArchive`, or `.overLimit` if it unpacks to more than is allowed;
  ///   what the closures throw.
  func forEachBlock(
    isArchive: Bool, progress: ReadProgress.Handler, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try withoutActuallyEscaping(progress) { progress in
      var archive = try ArchiveReader(
        path: path, limits: limits, content: isArchive ? .archive : .stream, progress: progress)
      while let entry = try archive.nextEntry() {
        guard archive.isStream || entry.kind == .file && !entry.isLitter else { continue }
        let allowed = limits.unpacked(from: try FileStatus(path: path).size)
        try archive.forEachBlock { block, size in
          guard size <= allowed else {
            throw CorpusError.overLimit(.text, path: path, allowed: allowed)
          }
          try body(block)
        }
        // Until the end, where the checksums are.
        while try archive.nextEntry() != nil {}
        return
      }
      throw CorpusError.emptyFile(path: path)
    }
  }
}
