import Checksums
import Foundation

/// A folder with the layout of aclImdb: `train|test/{neg,pos}/N_R.txt`. Everything else in it is
/// ignored. Links are followed, since the folder is the user's own.
struct ReviewFolder {
  /// A review and its path.
  private typealias Review = ReviewCatalog<String>.Review

  /// The folder that holds `train`.
  let path: String

  /// - Parameter path: the folder that holds `train`, or one that holds that folder as `aclImdb`.
  /// - Throws: `CorpusError.noReviews` if it is neither.
  init(path: String) throws {
    let candidates = [path, URL(filePath: path).appending(path: "aclImdb").path]
    let found = candidates.first { candidate in
      ReviewClass.Label.allCases.contains { label in
        let folder = URL(filePath: candidate).appending(path: "train/\(label.rawValue)")
        return (try? FileStatus(path: folder.path))?.isFolder == true
      }
    }
    guard let found else { throw CorpusError.noReviews(path: path) }
    self.path = found
  }

  /// - Throws: `CorpusError`, and what `progress` throws.
  func read(
    options: ReadOptions, limits: DataLimits, progress: ReadProgress.Handler
  ) throws -> Corpus {
    let selection = try catalog(limits: limits, progress: progress).select(options)
    let sizes = try (
      train: bytes(of: selection.train, limits: limits, progress: progress),
      test: bytes(of: selection.test ?? [], limits: limits, progress: progress)
    )
    try limits.check(.total, found: sizes.train + sizes.test, path: path)
    let total = selection.train.count + (selection.test?.count ?? 0)
    var done = 0
    var (replaced, marks) = (0, 0)
    func documents(_ reviews: [Review], bytes: Int) throws -> Documents {
      var builder = DocumentsBuilder(invalidText: options.invalidText)
      builder.reserveCapacity(documents: reviews.count, bytes: bytes)
      for review in reviews {
        var file = try open(review, limits: limits)
        try file.forEachBlock { block in
          try builder.append(block, path: review.content)
          try progress(ReadProgress(unit: .documents, done: done, total: total))
        }
        try builder.finishDocument(name: review.name, path: review.content)
        done += 1
        try progress(ReadProgress(unit: .documents, done: done, total: total))
      }
      replaced += builder.replacedCharacters
      marks += builder.marks
      return try builder.finish()
    }
    let train = try documents(selection.train, bytes: sizes.train)
    let test = try selection.test.map { try documents($0, bytes: sizes.test) }
    return Corpus(
      train: train, test: test,
      description: "IMDB reviews (Maas et al. 2011), from \(URL(filePath: path).lastPathComponent)",
      replacedCharacters: replaced, findings: Finding.marks(marks, of: total))
  }

  /// SHA-256 over name, size and contents of all labelled reviews, in order of name.
  ///
  /// - Throws: `CorpusError`, and what `progress` throws.
  func digest(limits: DataLimits, progress: ReadProgress.Handler) throws -> String {
    let reviews = try catalog(limits: limits, progress: progress).sorted()
    let total = try bytes(of: reviews, limits: limits, progress: progress)
    var digest = FilesDigest(total: total)
    for review in reviews {
      try digest.add(open(review, limits: limits), named: review.name, progress: progress)
    }
    return digest.finish()
  }

  /// Changes when a labelled review is added, removed or written to.
  ///
  /// - Throws: `CorpusError`, and what `progress` throws.
  func fingerprint(limits: DataLimits, progress: ReadProgress.Handler) throws -> String {
    var hash = SHA256()
    hash.update("\(path)\n")
    for review in try catalog(limits: limits, progress: progress).sorted() {
      let status = try FileStatus(path: review.content)
      hash.update("\(review.name)\n\(status.size)\n\(status.modified)\n")
      try progress(ReadProgress(unit: .documents, done: 0, total: nil))
    }
    return hash.finish()
  }

  private func open(_ review: Review, limits: DataLimits) throws(CorpusError) -> DataFile {
    let file = try DataFile(path: review.content)
    try limits.check(.document, found: file.size, path: review.content)
    return file
  }

  /// The total size of some reviews, without opening any of them.
  ///
  /// - Throws: `CorpusError` for a review that is not a file or too long, and for too many bytes in
  ///   total; what `progress` throws.
  private func bytes(
    of reviews: [Review], limits: DataLimits, progress: ReadProgress.Handler
  ) throws -> Int {
    var sum = 0
    for review in reviews {
      let status = try FileStatus(path: review.content)
      try DataFile.requireFile(status, path: review.content)
      try limits.check(.document, found: status.size, path: review.content)
      sum += status.size
      try progress(ReadProgress(unit: .documents, done: 0, total: reviews.count))
    }
    try limits.check(.total, found: sum, path: path)
    return sum
  }

  private func catalog(
    limits: DataLimits, progress: ReadProgress.Handler
  ) throws -> ReviewCatalog<String> {
    var catalog = ReviewCatalog<String>(path: path)
    var files = 0
    for reviewClass in ReviewClass.all {
      let folder = URL(filePath: path).appending(path: reviewClass.folder).path
      guard (try? FileStatus(path: folder))?.isFolder == true else { continue }
      try forEachName(inFolder: folder) { name in
        files += 1
        guard files <= limits[.entries] else {
          throw CorpusError.overLimit(.entries, path: path, allowed: limits[.entries])
        }
        try progress(ReadProgress(unit: .documents, done: 0, total: nil))
        if ReviewPath.isReviewName(name) {
          catalog.add(name, in: reviewClass, content: "\(folder)/\(name)")
        }
      }
    }
    return catalog
  }
}
