import Spooling

/// Documents made of others: copied piece by piece, into memory or a file.
extension Documents {
  /// All texts of several collections.
  ///
  /// - Throws: `CorpusError.noRoom`.
  init(joining collections: [Documents]) throws(CorpusError) {
    guard collections.count != 1 else {
      self = collections[0]
      return
    }
    let places = collections.flatMap { collection in
      (0..<collection.count).map {
        (collection, collection.offsets[$0]..<collection.offsets[$0 + 1])
      }
    }
    try self.init(copying: places, names: collections.flatMap(\.names))
  }

  /// The documents without what is around a part of each.
  ///
  /// - Parameter parts: the bytes to keep of each text, from its own beginning; `nil` for all.
  /// - Throws: `CorpusError.noRoom`.
  func trimmed(to parts: [Range<Int>?]) throws(CorpusError) -> Documents {
    precondition(parts.count == count, "Each text has a part to keep")
    let places = parts.enumerated().map { index, part in
      let start = offsets[index]
      let kept = part.map { start + $0.lowerBound..<start + $0.upperBound }
      precondition((kept?.upperBound ?? 0) <= offsets[index + 1], "A part lies in its text")
      return (self, kept ?? start..<offsets[index + 1])
    }
    return try Documents(copying: places, names: names)
  }

  private init(
    copying places: [(Documents, Range<Int>)], names: [String]
  ) throws(CorpusError) {
    let spool = ByteSpool()
    var offsets = [0]
    do throws(SpoolError) {
      for (documents, range) in places {
        try documents.bytes.forEachPiece(of: range) { piece throws(SpoolError) in
          try spool.append(piece)
        }
        offsets.append(spool.count)
      }
      self.init(bytes: try spool.finish(), offsets: offsets, names: names)
    } catch {
      throw CorpusError.noRoom(error)
    }
  }
}
