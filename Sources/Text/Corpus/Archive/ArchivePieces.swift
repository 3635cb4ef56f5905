/// Texts in archive order, in pieces of a few mebibytes. A piece is freed as soon as all its texts
/// have been taken, so copying them in another order doesn't hold everything twice.
struct ArchivePieces {
  /// The location of a text.
  struct Place {
    fileprivate let piece: Int
    fileprivate let range: Range<Int>

    /// In bytes.
    var size: Int { range.count }
  }

  private struct Piece {
    var bytes: [UInt8] = []
    var textsLeft = 0
  }

  private static let pieceSize = 1 << 20

  private var pieces: [Piece] = []
  /// The size of all texts, in bytes.
  private(set) var size = 0

  /// Adds a text.
  ///
  /// - Parameter read: appends the text's bytes.
  mutating func add(_ read: (inout [UInt8]) throws -> Void) rethrows -> Place {
    if (pieces.last?.bytes.count ?? Self.pieceSize) >= Self.pieceSize {
      pieces.append(Piece())
      pieces[pieces.count - 1].bytes.reserveCapacity(2 * Self.pieceSize)
    }
    let last = pieces.count - 1
    let start = pieces[last].bytes.count
    try read(&pieces[last].bytes)
    pieces[last].textsLeft += 1
    let place = Place(piece: last, range: start..<pieces[last].bytes.count)
    size += place.size
    return place
  }

  /// Passes a text to `body` block by block, once.
  mutating func take(
    _ place: Place, _ body: (ArraySlice<UInt8>) throws -> Void
  ) rethrows {
    for start in stride(
      from: place.range.lowerBound, to: place.range.upperBound, by: DataFile.blockSize)
    {
      let end = min(start + DataFile.blockSize, place.range.upperBound)
      try body(pieces[place.piece].bytes[start..<end])
    }
    pieces[place.piece].textsLeft -= 1
    if pieces[place.piece].textsLeft == 0 { pieces[place.piece].bytes = [] }
  }
}
