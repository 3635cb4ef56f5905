/// A bound on the data that a user supplies, so that a mistaken path or a hostile archive can't
/// exhaust memory.
package enum DataLimit: String, CaseIterable, Sendable {
  /// Bytes of one review, of one row or line that is a document, and of one file in an archive. The
  /// longest review in aclImdb has 14 kB.
  case document
  /// Bytes of a file that is one text.
  case text
  /// Bytes of all files that are read, and of all that an archive unpacks to.
  case total
  /// Entries of an archive, or files in a folder.
  case entries

  /// The limit unless `--data-limit` says otherwise.
  package var standard: Int {
    switch self {
    case .document: 64_000_000
    case .text: 4_000_000_000
    case .total: 8_000_000_000
    case .entries: 2_000_000
    }
  }

  /// A value of this limit as the command line accepts it: "document=64MB".
  package func argument(_ value: Int) -> String {
    "\(rawValue)=\(self == .entries ? "\(value)" : ByteCount(value).argument)"
  }
}
