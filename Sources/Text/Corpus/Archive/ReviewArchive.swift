import Foundation

/// An archive with the layout of aclImdb, such as the original `aclImdb_v1.tar.gz`.
struct ReviewArchive {
  private typealias Catalog = ReviewCatalog<ArchivePieces.Place>

  let path: String

  /// Reads all labelled reviews in one pass, in whatever order the archive has them, and keeps
  /// those that `options` asks for.
  ///
  /// - Throws: `CorpusError`, and what `progress` throws.
  func read(
    options: ReadOptions, limits: DataLimits, progress: ReadProgress.Handler
  ) throws -> Corpus {
    var pieces = ArchivePieces()
    let catalog = try withoutActuallyEscaping(progress) { progress in
      try self.catalog(
        of: ArchiveReader(path: path, limits: limits, progress: progress), limits: limits,
        into: &pieces)
    }
    let selection = try catalog.select(options)
    let total = selection.train.count + (selection.test?.count ?? 0)
    var done = 0
    var (replaced, marks) = (0, 0)
    func documents(_ reviews: [Catalog.Review]) throws -> Documents {
      var builder = DocumentsBuilder(invalidText: options.invalidText, holder: .entry)
      builder.reserveCapacity(
        documents: reviews.count, bytes: reviews.reduce(0) { $0 + $1.content.size })
      for review in reviews {
        let path = "\(path): \(review.name)"
        try pieces.take(review.content) { block in
          try builder.append(block, path: path)
          try progress(ReadProgress(unit: .documents, done: done, total: total))
        }
        try builder.finishDocument(name: review.name, path: path)
        done += 1
        try progress(ReadProgress(unit: .documents, done: done, total: total))
      }
      replaced += builder.replacedCharacters
      marks += builder.marks
      return try builder.finish()
    }
    let train = try documents(selection.train)
    let test = try selection.test.map(documents)
    return Corpus(
      train: train, test: test,
      description: "IMDB reviews (Maas et al. 2011), from \(URL(filePath: path).lastPathComponent)",
      replacedCharacters: replaced, findings: Finding.marks(marks, of: total))
  }

  /// All labelled reviews, with their texts in `pieces`.
  private func catalog(
    of archive: consuming ArchiveReader, limits: DataLimits, into pieces: inout ArchivePieces
  ) throws -> Catalog {
    var catalog = Catalog(path: path)
    var prefix: String?
    while let entry = try archive.nextEntry() {
      guard !entry.pointsOutside else {
        throw CorpusError.entryOutside(archive: path, entry: entry.path)
      }
      guard let review = ReviewPath(entry.path) else { continue }
      guard entry.kind != .link else {
        throw CorpusError.entryIsLink(archive: path, entry: entry.path)
      }
      guard entry.kind == .file else { continue }
      if let prefix, prefix != review.prefix {
        throw CorpusError.severalDataSets(
          path: path, first: "\(prefix)/train", second: "\(review.prefix)/train")
      }
      prefix = review.prefix
      try limits.check(.document, found: entry.size ?? 0, path: path, entry: entry.path)
      let rest = limits[.total] - pieces.size
      let place = try pieces.add { try archive.readContents(into: &$0, rest: rest) }
      catalog.add(review.file, in: review.reviewClass, content: place)
    }
    try pieces.finish()
    return catalog
  }
}
