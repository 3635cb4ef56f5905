/// How much of a corpus is read, and how strictly.
package struct ReadOptions: Codable, Hashable, Sendable {
  /// Training documents to read, half of them from each class; 0 reads all. A single text is always
  /// read whole.
  package var limit: Int
  /// Test documents to read, in the same way.
  package var testLimit: Int
  package var invalidText: InvalidText

  package init(limit: Int = 0, testLimit: Int = 0, invalidText: InvalidText = .reject) {
    self.limit = limit
    self.testLimit = testLimit
    self.invalidText = invalidText
  }

  /// - Throws: `CorpusError.limit` for a limit that leaves nothing to read.
  func validate() throws {
    for (name, limit) in [("limit", limit), ("testLimit", testLimit)] {
      guard limit == 0 || limit >= 2 else { throw CorpusError.limit(name: name, value: limit) }
    }
  }
}

/// What to do with bytes that are not UTF-8.
package enum InvalidText: String, Codable, CaseIterable, Sendable {
  /// Stop and report where they are.
  case reject
  /// Replace them with U+FFFD and count them.
  case replace
}
