/// Gathers documents, and sees to it that they are UTF-8.
struct DocumentsBuilder {
  private let invalidText: InvalidText
  private(set) var documents = Documents()
  private(set) var replacedCharacters = 0

  init(invalidText: InvalidText) {
    self.invalidText = invalidText
  }

  mutating func reserveCapacity(documents count: Int, bytes: Int) {
    documents.reserveCapacity(documents: count, bytes: bytes)
  }

  /// - Parameters:
  ///   - path: where the bytes come from, for the error.
  /// - Throws: `CorpusError.notText` for bytes that are not UTF-8, unless these are to be replaced.
  mutating func append(_ bytes: ArraySlice<UInt8>, name: String, path: String) throws {
    guard let offset = firstInvalidByte(of: bytes) else {
      documents.append(bytes, name: name)
      return
    }
    guard invalidText == .replace else {
      throw CorpusError.notText(path: path, offset: offset)
    }
    let (text, count) = replacingInvalidBytes(of: bytes)
    documents.append(text, name: name)
    replacedCharacters += count
  }
}
