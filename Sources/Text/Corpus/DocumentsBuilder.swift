/// Collects documents block by block and ensures that they are UTF-8 without control characters.
///
/// A byte-order mark at the beginning of a document is left out.
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
  private var bytes: [UInt8] = []
  private var offsets = [0]
  private var names: [String] = []
  /// The number of `bytes` known to be UTF-8.
  private var checked = 0
  /// The bytes of the current document that were checked as they came, before any was replaced.
  private var consumed = 0
  private(set) var replacedCharacters = 0
  /// Documents that began with a byte-order mark.
  private(set) var marks = 0

  init(
    invalidText: InvalidText, refusing refusedControls: RefusedControls = .null,
    holder: TextHolder = .file, hasOffsets: Bool = true
  ) {
    self.invalidText = invalidText
    self.refusedControls = refusedControls
    self.holder = holder
    self.hasOffsets = hasOffsets
  }

  mutating func reserveCapacity(documents count: Int, bytes byteCount: Int) {
    bytes.reserveCapacity(byteCount)
    offsets.reserveCapacity(count + 1)
    names.reserveCapacity(count)
  }

  /// Adds the next bytes of the current document.
  ///
  /// - Parameter path: where the bytes come from, for the error.
  /// - Throws: `CorpusError.notText` for bytes that are not UTF-8, unless they are to be replaced;
  ///   `.controlCharacter`.
  mutating func append(_ block: some Collection<UInt8>, path: String) throws(CorpusError) {
    bytes.append(contentsOf: block)
    try check(upTo: bytes.count - unfinishedBytes(of: bytes[checked...]), path: path)
  }

  /// Ends the current document.
  ///
  /// - Throws: `CorpusError.notText` if it ends within a character.
  mutating func finishDocument(name: String, path: String) throws(CorpusError) {
    try check(upTo: bytes.count, path: path)
    offsets.append(bytes.count)
    names.append(name)
    consumed = 0
  }

  /// Counts bytes that come before the current document in its file.
  mutating func skipBytes(_ count: Int) { consumed = count }

  /// The number of documents that have ended.
  var count: Int { names.count }

  /// Bytes of the current document so far.
  var documentSize: Int { bytes.count - start }

  /// Whether the current document has nothing but white space.
  var isDocumentBlank: Bool { bytes[start...].allSatisfy(\.isASCIISpace) }

  /// The first byte of the current document.
  private var start: Int { offsets[offsets.count - 1] }

  /// Forgets the current document.
  mutating func discardDocument() {
    bytes.removeSubrange(start...)
    checked = bytes.count
    consumed = 0
  }

  /// Removes bytes from the end of the current document while they match.
  mutating func trimDocument(while matches: (UInt8) -> Bool) {
    while bytes.count > start, let last = bytes.last, matches(last) { bytes.removeLast() }
    checked = min(checked, bytes.count)
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
    try check(upTo: bytes.count, path: path)
    let first = start
    let borders = ByteSearch(for: separator).matches(in: bytes[first...])
    guard borders.count >= minimum, !borders.isEmpty else {
      try finishDocument(name: name(nil), path: path)
      return nil
    }
    var sizes: [Int] = []
    var end = first
    var next = first
    let total = bytes.count
    for border in borders + [total] {
      var piece = next..<border
      while let byte = piece.first, bytes[byte].isLineBreak { piece.removeFirst() }
      while let byte = piece.last, bytes[byte].isLineBreak { piece.removeLast() }
      next = min(border + separator.count, total)
      guard !piece.isEmpty else { continue }
      bytes.withUnsafeMutableBytes { all in
        let target = UnsafeMutableRawBufferPointer(rebasing: all[end...])
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[piece]))
      }
      end += piece.count
      sizes.append(piece.count)
      offsets.append(end)
      names.append(name(sizes.count))
    }
    bytes.removeSubrange(end...)
    checked = end
    consumed = 0
    return sizes
  }

  private mutating func check(upTo limit: Int, path: String) throws(CorpusError) {
    let end = limit - skipMark(upTo: limit)
    let onlyNull = refusedControls == .null
    if let offset = ControlCharacters.firstIndex(in: bytes[checked..<end], onlyNull: onlyNull) {
      // Bytes before it that aren't UTF-8 are the better explanation.
      try checkEncoding(upTo: checked + offset, path: path)
      throw CorpusError.controlCharacter(
        path: path, byte: bytes[checked], place: place(skipping: 0), holder: holder)
    }
    try checkEncoding(upTo: end, path: path)
  }

  private mutating func checkEncoding(upTo end: Int, path: String) throws(CorpusError) {
    guard let offset = firstInvalidByte(of: bytes[checked..<end]) else {
      consumed += end - checked
      checked = end
      return
    }
    guard invalidText == .replace else {
      let sample = bytes[max(start, checked - FileKind.beginning)...]
      throw CorpusError.notText(
        path: path, place: place(skipping: offset), likely: LegacyEncoding(likelyIn: sample),
        holder: holder)
    }
    consumed += end - checked
    let (text, count) = replacingInvalidBytes(of: bytes[checked..<end])
    bytes.replaceSubrange(checked..<end, with: text)
    checked += text.count
    replacedCharacters += count
  }

  /// Removes a byte-order mark, if the current document begins with one.
  ///
  /// - Returns: the number of bytes removed.
  private mutating func skipMark(upTo end: Int) -> Int {
    let start = start
    guard checked == start, consumed == 0, end - start >= 3,
      bytes[start..<start + 3] == [0xef, 0xbb, 0xbf]
    else { return 0 }
    bytes.removeSubrange(start..<start + 3)
    consumed = 3
    marks += 1
    return 3
  }

  /// The place of the byte that comes `count` bytes after those checked.
  private func place(skipping count: Int) -> TextPlace {
    TextPlace(
      offset: hasOffsets ? consumed + count : nil,
      after: bytes[start..<checked + count])
  }

  consuming func finish() -> Documents {
    Documents(bytes: bytes, offsets: offsets, names: names)
  }
}
