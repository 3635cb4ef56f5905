/// How much of a corpus is read, how strictly, and what its documents are.
package struct ReadOptions: Codable, Hashable, Sendable {
  /// Training documents to read, half of them from each class of reviews; 0 reads all. A single text
  /// is always read whole.
  package var limit: Int
  /// Test documents to read, in the same way.
  package var testLimit: Int
  package var invalidText: InvalidText
  /// How files are divided into documents.
  package var format: DataFormat
  /// The column of a table, or the field of JSON lines, that has the texts; empty to guess it.
  package var column: String
  /// What stands between the documents of a text; empty if nothing does, or only a common one.
  package var separator: String
  package var strip: Strip

  package init(
    limit: Int = 0, testLimit: Int = 0, invalidText: InvalidText = .reject,
    format: DataFormat = .automatic, column: String = "", separator: String = "",
    strip: Strip = .none
  ) {
    self.limit = limit
    self.testLimit = testLimit
    self.invalidText = invalidText
    self.format = format
    self.column = column
    self.separator = separator
    self.strip = strip
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
