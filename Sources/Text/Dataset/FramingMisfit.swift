/// Data whose documents are much longer or shorter than the framing expects, so that another book
/// suits it better.
package enum FramingMisfit: Hashable, Sendable {
  /// Most tokens are left out because documents are cut.
  case longDocuments(kept: Int, of: Int)
  /// Windows run across the borders of many short documents.
  case shortDocuments(count: Int, meanTokens: Int)

  /// - Parameters:
  ///   - lengths: tokens of each training document before it was cut.
  ///   - options: how they were framed.
  /// - Returns: `nil` if the framing suits them.
  package init?(_ lengths: [Int], options: DatasetOptions) {
    let all = lengths.reduce(0, +)
    switch options.framing {
    case .documents:
      let kept = lengths.reduce(0) { $0 + min($1, options.length) }
      guard kept * 2 < all else { return nil }
      self = .longDocuments(kept: kept, of: all)
    case .windows:
      // Chapters of a book are longer, and there are fewer of them than reviews.
      guard lengths.count >= 20, all < lengths.count * 1000 else { return nil }
      self = .shortDocuments(count: lengths.count, meanTokens: all / lengths.count)
    }
  }
}

extension FramingMisfit: CustomStringConvertible {
  package var description: String {
    switch self {
    case .longDocuments(let kept, let all):
      "dataset.length keeps \(kept) of the \(all) training tokens, because the documents are long. "
        + "The book wordlstm trains on all of them: walkthrough run wordlstm with the same data"
    case .shortDocuments(let count, let mean):
      "this data has \(count) documents of about \(mean) tokens, and windows run across their "
        + "borders. The book imdb keeps documents apart: walkthrough run imdb with the same data"
    }
  }
}
