import Wording

/// A file of a collection, before it is read. There may be a million of them.
struct CollectionFile {
  enum Content {
    case file(path: String, size: Int)
    case entry(ArchivePieces.Place, in: ArchiveFolder)
  }

  /// The path within the collection, which orders it and names its documents.
  var name: String
  let content: Content

  /// The file, or the archive and the entry, for errors.
  var path: String {
    switch content {
    case .file(let path, _): path
    case .entry(_, let folder): "\(folder.archive): \((folder.name + name).shown)"
    }
  }

  /// In bytes.
  var size: Int {
    switch content {
    case .file(_, let size): size
    case .entry(let place, _): place.size
    }
  }
}

/// Where all texts of an archive are.
final class ArchiveFolder {
  /// The path of the archive.
  let archive: String
  /// The folder within it that is left out of their names, with its slash; empty for none.
  var name = ""

  init(archive: String) { self.archive = archive }
}

/// What is known of a file once its text begins.
struct FileStart {
  var holder = TextHolder.file
  var encoding = TextEncoding.utf8
  /// Bytes of a byte-order mark of UTF-8 that were left out.
  var markSize = 0
}

/// The files of a folder or an archive that are texts, in natural order of their names.
struct CollectionCatalog {
  var files: [CollectionFile] = []
  /// The texts of an archive.
  var pieces = ArchivePieces()
  /// Names of files that are left out because they aren't text.
  var skipped: [String] = []
  /// Names of hidden files.
  var hidden: [String] = []

  mutating func sort() {
    files.sort(naturallyBy: \.name)
    skipped.sort(naturallyBy: { $0 })
    hidden.sort(naturallyBy: { $0 })
  }

  var findings: [Finding] {
    var findings: [Finding] = []
    if !skipped.isEmpty {
      findings.append(
        Finding(
          "\(counted(skipped.count, "file")) left out as not being text: \(listed(skipped, of: skipped.count))"
        ))
    }
    if !hidden.isEmpty {
      findings.append(
        Finding(
          "\(counted(hidden.count, "hidden file")) left out: \(listed(hidden, of: hidden.count))"))
    }
    return findings
  }

  /// Passes a file as UTF-8 to `body` block by block, without the byte-order mark.
  ///
  /// - Parameters:
  ///   - progress: reports bytes of the file.
  ///   - body: receives the next block, and how the file began.
  /// - Returns: how the text came, and whether a mark was left out.
  /// - Throws: `CorpusError`, and what the closures throw.
  func forEachBlock(
    of file: CollectionFile, options: ReadOptions, limits: DataLimits,
    progress: ReadProgress.Handler,
    _ body: (_ block: UnsafeRawBufferPointer, _ start: FileStart) throws -> Void
  ) throws -> (origin: TextSource.Origin, hadMark: Bool) {
    var mark = ByteOrderMark()
    var start = FileStart()
    func pass(_ block: UnsafeRawBufferPointer, _ encoding: TextEncoding) throws {
      start.encoding = encoding
      try mark.skip(in: block) { rest, hadMark in
        start.markSize = hadMark ? ByteOrderMark.size : 0
        try body(rest, start)
      }
    }
    let origin: TextSource.Origin
    switch file.content {
    case .file where file.size == 0: origin = .empty
    case .file(let path, _):
      guard try FileStatus(path: path).size == file.size else {
        throw CorpusError.changed(path: path)
      }
      let source = try TextSource(path: path, limits: limits)
      start.holder = source.holder
      origin = try source.forEachBlock(invalidText: options.invalidText, progress: progress, pass)
    case .entry(let place, _):
      start.holder = .entry
      var stream = TextStream(
        path: file.path, holder: .entry, invalidText: options.invalidText)
      try pieces.take(place) { block in
        try stream.append(UnsafeRawBufferPointer(block), to: pass)
      }
      try stream.finish(to: pass)
      try progress(ReadProgress(unit: .bytes, done: place.size, total: place.size))
      origin = TextSource.Origin(
        packing: nil, encoding: stream.encoding, size: place.size, unpackedSize: place.size,
        replacedCharacters: stream.replacedCharacters)
    }
    try mark.finish { try body($0, start) }
    return (origin, mark.wasFound)
  }
}
