/// The labelled reviews in a folder or archive, before it is decided which of them are read.
struct ReviewCatalog<Content> {
  struct Review {
    let reviewClass: ReviewClass
    let file: String
    let content: Content

    /// Such as "train/neg/0_3.txt".
    var name: String { "\(reviewClass.folder)/\(file)" }
  }

  /// The folder or archive, for errors.
  let path: String
  private var reviews: [ReviewClass: [Review]] = [:]

  init(path: String) {
    self.path = path
  }

  mutating func add(_ file: String, in reviewClass: ReviewClass, content: Content) {
    reviews[reviewClass, default: []].append(
      Review(reviewClass: reviewClass, file: file, content: content))
  }

  /// All reviews: training before test, negative before positive, then by the bytes of the file
  /// name.
  ///
  /// - Throws: `CorpusError.duplicate`.
  func sorted() throws -> [Review] {
    try ReviewClass.all.flatMap(sorted)
  }

  /// The first reviews of each class.
  ///
  /// - Returns: `test` is `nil` if there are no test reviews at all.
  /// - Throws: `CorpusError` if there are no training reviews, if a split lacks a class, or if a
  ///   name occurs twice.
  func select(_ options: ReadOptions) throws -> (train: [Review], test: [Review]?) {
    guard let train = try select(.train, limit: options.limit) else {
      throw CorpusError.noReviews(path: path)
    }
    return (train, try select(.test, limit: options.testLimit))
  }

  private func select(_ split: ReviewClass.Split, limit: Int) throws -> [Review]? {
    let classes = ReviewClass.Label.allCases.map { ReviewClass(split: split, label: $0) }
    let missing = classes.filter { (reviews[$0] ?? []).isEmpty }
    guard missing.count < classes.count else { return nil }
    if let missing = missing.first {
      throw CorpusError.oneClass(
        path: path, split: split.rawValue, missing: missing.label.rawValue)
    }
    return try classes.flatMap { try sorted($0).prefix(limit == 0 ? Int.max : limit / 2) }
  }

  private func sorted(_ reviewClass: ReviewClass) throws -> [Review] {
    let sorted = (reviews[reviewClass] ?? []).sorted {
      $0.file.utf8.lexicographicallyPrecedes($1.file.utf8)
    }
    for (one, next) in zip(sorted, sorted.dropFirst()) where one.file == next.file {
      throw CorpusError.duplicate(path: path, entry: one.name)
    }
    return sorted
  }
}
