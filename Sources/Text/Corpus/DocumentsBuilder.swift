import Spooling

/// Collects documents block by block and ensures that they are UTF-8 without control characters.
///
/// A byte-order mark at the beginning of a document is left out. Texts that are too long for memory
/// are kept in a temporary file, for which each method may throw `CorpusError.noRoom`.
struct DocumentsBuilder {
  /// Which control characters are refused. A NUL always is; others stand in many collections of
  /// short texts, where nobody would find them.
  enum RefusedControls {
    case null, all
  }

  private let invalidText: InvalidText
  private let refusedControls: RefusedControls
  /// What the current document comes in, for errors.
  var holder: TextHolder
  /// Whether an offset in the bytes appended is one in a file.
  var hasOffsets: Bool
  /// All that is known to be UTF-8.
  private let spool: ByteSpool
  /// What comes next in the current document, and isn't checked yet.
  private var pending: [UInt8] = []
  private var offsets = [0]
  private var names: [String] = []
  /// The bytes of the current document that were checked as they came, before any was replaced.
  private var consumed = 0
  private(set) var replacedCharacters = 0
  /// Documents that began with a byte-order mark.
  private(set) var marks = 0

  init(
    invalidText: InvalidText, refusing refusedControls: RefusedControls = .null,
    holder: TextHolder = .file, hasOffsets: Bool = true, memory: Int = ByteSpool.memory
  ) {
    spool = ByteSpool(limit: memory)
    self.invalidText = invalidText
    self.refusedControls = refusedControls
    self.holder = holder
    self.hasOffsets = hasOffsets
  }

  mutating func reserveCapacity(documents count: Int, bytes byteCount: Int) {
    spool.reserveCapacity(byteCount)
    offsets.reserveCapacity(count + 1)
    names.reserveCapacity(count)
  }

  /// Adds the next bytes of the current document.
  ///
  /// - Parameter path: where the bytes come from, for the error.
  /// - Throws: `CorpusError.notText` for bytes that are not UTF-8, unless they are to be replaced;
  ///   `.controlCharacter`.
  mutating func append(_ block: some Collection<UInt8>, path: String) throws(CorpusError) {
    pending.append(contentsOf: block)
    try check(upTo: pending.count - unfinishedBytes(of: pending[...]), path: path)
  }

  /// Ends the current document.
  ///
  /// - Throws: `CorpusError.notText` if it ends within a character.
  mutating func finishDocument(name: String, path: String) throws(CorpusError) {
    try check(upTo: pending.count, path: path)
    offsets.append(spool.count)
    names.append(name)
    consumed = 0
  }

  /// Counts bytes that come before the current document in its file.
  mutating func skipBytes(_ count: Int) { consumed = count }

  /// The number of documents that have ended.
  var count: Int { names.count }

  /// Bytes of the current document so far.
  var documentSize: Int { spool.count - start + pending.count }

  /// Whether the current document has nothing but white space.
  func isDocumentBlank() throws(CorpusError) -> Bool {
    // What is pending begins a character that isn't ASCII.
    guard pending.isEmpty else { return false }
    return try CorpusError.inRoom { () throws(SpoolError) in
      try spool.withUnsafeBytes(in: start..<spool.count) { $0.allSatisfy(\.isASCIISpace) }
    }
  }

  /// The first byte of the current document.
  private var start: Int { offsets[offsets.count - 1] }

  /// Forgets the current document.
  mutating func discardDocument() {
    spool.truncate(to: start)
    pending.removeAll(keepingCapacity: true)
    consumed = 0
  }

  /// Removes ASCII characters from the end of the current document while they match.
  mutating func trimDocument(while matches: (UInt8) -> Bool) throws(CorpusError) {
    guard pending.isEmpty else { return }
    let kept = try CorpusError.inRoom { () throws(SpoolError) in
      try spool.withUnsafeBytes(in: start..<spool.count) { document in
        document.lastIndex { !matches($0) }.map { $0 + 1 } ?? 0
      }
    }
    spool.truncate(to: start + kept)
  }

  /// Ends the current document, or several if it contains a separator: then each piece becomes a
  /// document, without the line breaks around it. Empty pieces are dropped.
  ///
  /// - Parameters:
  ///   - minimum: how many separators there must be; with fewer, the text remains whole.
  ///   - name: the name of a piece, which are numbered from 1; of the whole text for `nil`.
  /// - Returns: the size of each piece; `nil` if the text remained whole.
  /// - Throws: as `finishDocument`.
  /// - Complexity: O(bytes of the document); pieces are moved to their places, not copied.
  mutating func finishDocument(
    separatedBy separator: [UInt8], minimum: Int, path: String, name: (_ piece: Int?) -> String
  ) throws(CorpusError) -> [Int]? {
    try check(upTo: pending.count, path: path)
    let pieces = try CorpusError.inRoom { () throws(SpoolError) in
      try spool.withUnsafeBytes(in: start..<spool.count) { document in
        let borders = ByteSearch(for: separator).matches(in: document)
        return borders.count >= max(1, minimum)
          ? Self.pieces(of: document, between: borders, width: separator.count) : nil
      }
    }
    guard let pieces else {
      try finishDocument(name: name(nil), path: path)
      return nil
    }
    let first = start
    var end = first
    for (index, piece) in pieces.enumerated() {
      let place = first + piece.lowerBound..<first + piece.upperBound
      try CorpusError.inRoom { () throws(SpoolError) in try spool.move(place, to: end) }
      end += piece.count
      offsets.append(end)
      names.append(name(index + 1))
    }
    spool.truncate(to: end)
    consumed = 0
    return pieces.map(\.count)
  }

  /// What is between separators, without the line breaks around it.
  private static func pieces(
    of document: UnsafeBufferPointer<UInt8>, between borders: [Int], width: Int
  ) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var next = 0
    for border in borders + [document.count] {
      var piece = next..<border
      while let byte = piece.first, document[byte].isLineBreak { piece.removeFirst() }
      while let byte = piece.last, document[byte].isLineBreak { piece.removeLast() }
      if !piece.isEmpty { pieces.append(piece) }
      next = border + width
    }
    return pieces
  }

  private mutating func check(upTo limit: Int, path: String) throws(CorpusError) {
    let end = limit - skipMark(upTo: limit)
    let onlyNull = refusedControls == .null
    if let offset = ControlCharacters.firstIndex(in: pending[..<end], onlyNull: onlyNull) {
      // Bytes before it that aren't UTF-8 are the better explanation.
      try checkEncoding(upTo: offset, path: path)
      throw CorpusError.controlCharacter(
        path: path, byte: pending[0], place: try place(skipping: 0), holder: holder)
    }
    try checkEncoding(upTo: end, path: path)
  }

  private mutating func checkEncoding(upTo end: Int, path: String) throws(CorpusError) {
    let invalid = firstInvalidByte(of: pending[..<end])
    if let invalid, invalidText == .reject {
      throw CorpusError.notText(
        path: path, place: try place(skipping: invalid),
        likely: LegacyEncoding(likelyIn: try sample()[...]), holder: holder)
    }
    consumed += end
    if invalid == nil {
      try CorpusError.inRoom { [pending] () throws(SpoolError) in
        try spool.append(pending[..<end])
      }
    } else {
      let (text, count) = replacingInvalidBytes(of: pending[..<end])
      try CorpusError.inRoom { () throws(SpoolError) in try spool.append(text) }
      replacedCharacters += count
    }
    pending.removeFirst(end)
  }

  /// Removes a byte-order mark, if the current document begins with one.
  ///
  /// - Returns: the number of bytes removed.
  private mutating func skipMark(upTo end: Int) -> Int {
    guard spool.count == start, consumed == 0, end >= ByteOrderMark.size,
      pending.starts(with: ByteOrderMark.bytes)
    else { return 0 }
    pending.removeFirst(ByteOrderMark.size)
    consumed = ByteOrderMark.size
    marks += 1
    return ByteOrderMark.size
  }

  /// The place of the byte that comes `count` bytes after those checked.
  private func place(skipping count: Int) throws(CorpusError) -> TextPlace {
    var place = TextPlace.Counter()
    try CorpusError.inRoom { () throws(SpoolError) in
      try spool.withUnsafeBytes(in: start..<spool.count) { place.pass($0) }
    }
    place.pass(pending[..<count])
    return place.place(offset: hasOffsets ? consumed + count : nil)
  }

  /// What was last checked in the current document, and what comes next.
  private func sample() throws(CorpusError) -> [UInt8] {
    try CorpusError.inRoom { () throws(SpoolError) in
      let checked = max(start, spool.count - FileKind.beginning)..<spool.count
      return try spool.withUnsafeBytes(in: checked) { Array($0) } + pending
    }
  }

  consuming func finish() throws(CorpusError) -> Documents {
    let bytes = try CorpusError.inRoom { () throws(SpoolError) in try spool.finish() }
    return Documents(bytes: bytes, offsets: offsets, names: names)
  }
}
