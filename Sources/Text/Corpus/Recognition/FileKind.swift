/// What a file is, judged by its first bytes.
///
/// A name may lie, so it isn't asked. What a text has further on is checked as it is read.
enum FileKind: Hashable {
  /// Text in Unicode. Also what can't be told apart from it yet, such as an empty file.
  case text(TextEncoding)
  /// Text, but not in Unicode; which encoding it is in can only be likely.
  case legacy(LegacyEncoding)
  /// A compressed file or an archive, which may hold a text.
  case packed(Packing)
  /// Something that has to be converted first, or has no text at all.
  case foreign(ForeignFormat)

  /// How many bytes are worth looking at.
  static let beginning = 1 << 16

  /// - Parameter bytes: the beginning of a file, or all of it. An unfinished character at its end
  ///   doesn't matter.
  init(of bytes: ArraySlice<UInt8>) {
    let bytes = bytes.prefix(Self.beginning)
    if let encoding = TextEncoding(markedIn: bytes) {
      self = .text(encoding)
    } else if let packing = Packing(beginning: bytes) {
      // Some documents are zip archives.
      self = ForeignFormat(zipped: bytes, in: packing).map(FileKind.foreign) ?? .packed(packing)
    } else if let format = ForeignFormat(beginning: bytes) {
      self = .foreign(format)
    } else if let encoding = TextEncoding(likelyIn: bytes) {
      self = .text(encoding)
    } else if firstInvalidByte(of: bytes.dropLast(unfinishedBytes(of: bytes))) == nil {
      self = .text(.utf8)
    } else if ControlCharacters(bytes).areTooManyForText {
      self = .foreign(.unknown)
    } else {
      self = LegacyEncoding(likelyIn: bytes).map(FileKind.legacy) ?? .text(.utf8)
    }
  }

  /// Whether bytes begin a file that can be read as text.
  static func isText(_ beginning: ArraySlice<UInt8>) -> Bool {
    switch FileKind(of: beginning) {
    case .text(.utf8): !ControlCharacters(beginning).areTooManyForText
    // Two bytes of which one is 0 are a letter of UTF-16, and of many a picture.
    case .text(let encoding): encoding.hasMark || beginning.count >= 64
    case .legacy, .packed, .foreign: false
    }
  }

  /// Looks at the beginning of a file.
  ///
  /// - Throws: `CorpusError` if it can't be read.
  init(path: String) throws(CorpusError) {
    self.init(of: try Self.beginning(ofFileAt: path)[...])
  }

  /// - Throws: `CorpusError` if the file can't be read.
  static func beginning(ofFileAt path: String) throws(CorpusError) -> [UInt8] {
    var file = try DataFile(path: path)
    var bytes = [UInt8](repeating: 0, count: min(file.size, Self.beginning))
    var count = 0
    while count < bytes.count {
      let read: Int
      do {
        read = try bytes.withUnsafeMutableBytes {
          try file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[count...]))
        }
      } catch let error as CorpusError {
        throw error
      } catch {
        preconditionFailure("Reading throws only errors of the corpus")
      }
      guard read > 0 else { break }
      count += read
    }
    return Array(bytes[..<count])
  }
}
