import Spooling

/// The texts of an archive, in the order in which it has them: in memory if they are short together,
/// or else in a temporary file, from which they are taken in another order.
struct ArchivePieces {
  /// The location of a text.
  struct Place {
    fileprivate let range: Range<Int>

    /// In bytes.
    var size: Int { range.count }
  }

  private let spool: ByteSpool
  private var text: [UInt8] = []
  private var bytes = Bytes()

  /// - Parameter memory: how many bytes are held in memory. They are there twice while documents are
  ///   made of them.
  init(memory: Int = ByteSpool.memory) {
    spool = ByteSpool(limit: memory)
    // What isn't used takes no memory, and nothing is copied as the buffer grows.
    spool.reserveCapacity(memory)
  }

  /// The size of all texts, in bytes.
  var size: Int { spool.count + bytes.count }

  /// Adds a text.
  ///
  /// - Parameter read: appends the text's bytes.
  /// - Throws: `CorpusError.noRoom`, and what `read` throws.
  mutating func add(_ read: (inout [UInt8]) throws -> Void) throws -> Place {
    text.removeAll(keepingCapacity: true)
    try read(&text)
    let start = spool.count
    try CorpusError.inRoom { () throws(SpoolError) in try spool.append(text) }
    return Place(range: start..<spool.count)
  }

  /// Ends the archive: from now on texts can be taken.
  ///
  /// - Throws: `CorpusError.noRoom`.
  mutating func finish() throws(CorpusError) {
    text = []
    bytes = try CorpusError.inRoom { () throws(SpoolError) in try spool.finish() }
  }

  /// Passes a text to `body` block by block.
  func take(_ place: Place, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
    try bytes.forEachPiece(of: place.range, body)
  }
}
