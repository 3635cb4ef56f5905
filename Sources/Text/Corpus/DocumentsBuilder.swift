/// Collects documents block by block and ensures that they are UTF-8.
struct DocumentsBuilder {
  private let invalidText: InvalidText
  private var bytes: [UInt8] = []
  private var offsets = [0]
  private var names: [String] = []
  /// The number of `bytes` known to be UTF-8.
  private var checked = 0
  private(set) var replacedCharacters = 0

  init(invalidText: InvalidText) {
    self.invalidText = invalidText
  }

  mutating func reserveCapacity(documents count: Int, bytes byteCount: Int) {
    bytes.reserveCapacity(byteCount)
    offsets.reserveCapacity(count + 1)
    names.reserveCapacity(count)
  }

  /// Adds the next bytes of the current document.
  ///
  /// - Parameter path: where the bytes come from, for the error.
  /// - Throws: `CorpusError.notText` for bytes that are not UTF-8, unless they are to be replaced.
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
  }

  private mutating func check(upTo end: Int, path: String) throws(CorpusError) {
    guard let offset = firstInvalidByte(of: bytes[checked..<end]) else {
      checked = end
      return
    }
    guard invalidText == .replace else {
      let start = offsets.last ?? 0
      throw CorpusError.notText(path: path, offset: checked - start + offset)
    }
    let (text, count) = replacingInvalidBytes(of: bytes[checked..<end])
    bytes.replaceSubrange(checked..<end, with: text)
    checked += text.count
    replacedCharacters += count
  }

  consuming func finish() -> Documents {
    Documents(bytes: bytes, offsets: offsets, names: names)
  }
}
