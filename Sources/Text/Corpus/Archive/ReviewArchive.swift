import Foundation

/// An archive in the layout of aclImdb, such as the original `aclImdb_v1.tar.gz`.
struct ReviewArchive {
  let path: String

  /// Reads all labelled reviews in one pass, in whatever order the archive has them, and keeps those
  /// that `options` asks for.
  ///
  /// - Throws: `CorpusError`, and what `progress` throws.
  func read(options: ReadOptions, progress: ReadProgress.Handler) throws -> Corpus {
    var bytes: [UInt8] = []
    let selection = try catalog(into: &bytes, progress: progress).select(options)
    var replaced = 0
    func documents(_ reviews: [ReviewCatalog<Range<Int>>.Review]) throws -> Documents {
      var builder = DocumentsBuilder(invalidText: options.invalidText)
      builder.reserveCapacity(
        documents: reviews.count, bytes: reviews.reduce(0) { $0 + $1.content.count })
      for review in reviews {
        try builder.append(
          bytes[review.content], name: review.name, path: "\(path): \(review.name)")
      }
      replaced += builder.replacedCharacters
      return builder.documents
    }
    let train = try documents(selection.train)
    let test = try selection.test.map(documents)
    return Corpus(
      train: train, test: test,
      description: "IMDB reviews (Maas et al. 2011), from \(URL(filePath: path).lastPathComponent)",
      replacedCharacters: replaced)
  }

  /// Where each review lies in `bytes`.
  private func catalog(
    into bytes: inout [UInt8], progress: ReadProgress.Handler
  ) throws -> ReviewCatalog<Range<Int>> {
    let size = try FileStatus(path: path).size
    var archive = try ArchiveReader(path: path)
    var catalog = ReviewCatalog<Range<Int>>(path: path)
    var prefix: String?
    var entries = 0
    while let entry = try archive.nextEntry() {
      entries += 1
      if entries % 256 == 0 {
        try progress(ReadProgress(unit: .bytes, done: archive.consumed, total: size))
      }
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
      let start = bytes.count
      let limit = min(ReviewLimits.review, ReviewLimits.all - start)
      guard (entry.size ?? 0) <= limit else {
        throw CorpusError.tooLarge(path: path, entry: entry.path, limit: limit)
      }
      try archive.readContents(into: &bytes, limit: limit)
      catalog.add(review.file, in: review.reviewClass, content: start..<bytes.count)
    }
    try progress(ReadProgress(unit: .bytes, done: size, total: size))
    return catalog
  }
}
