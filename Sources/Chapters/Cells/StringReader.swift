/// Reads a string in straight quotes, on one line, with Swift's escapes.
struct StringReader {
  let source: SourceText
  private(set) var offset: Int
  private let start: Int

  /// `offset` is the position of the opening quote.
  init(source: SourceText, offset: Int) {
    self.source = source
    self.offset = offset
    start = offset
  }

  /// The string without its quotes.
  ///
  /// - Throws: `Diagnostic` if the string does not end on its line, and for an unknown escape.
  mutating func read() throws(Diagnostic) -> String {
    let quote = UInt8(ascii: "\"")
    if source.bytes[start...].starts(with: "\"\"\"".utf8) {
      throw diagnostic(at: start, "a string takes one line; write \"first line\\nsecond line\"")
    }
    var value: [UInt8] = []
    offset += 1
    while let byte = peek(), byte != Ascii.lineFeed {
      offset += 1
      switch byte {
      case quote: return String(decoding: value, as: UTF8.self)
      case Ascii.backslash: value += try escape().utf8
      default: value.append(byte)
      }
    }
    throw diagnostic(at: start, "the string has no closing quote on its line; write \"text\"")
  }

  /// Reads the escape after a backslash.
  private mutating func escape() throws(Diagnostic) -> String {
    let backslash = offset - 1
    defer { offset += 1 }
    switch peek() {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "'"): return "'"
    case Ascii.backslash: return "\\"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "0"): return "\0"
    case UInt8(ascii: "u"): return try scalar(backslash)
    case UInt8(ascii: "("):
      throw diagnostic(at: backslash, "a string can't contain an expression; write its value")
    default:
      throw diagnostic(
        at: backslash, #"there is no such escape; use \" \\ \' \n \r \t \0 \u{…}"#)
    }
  }

  /// Reads `u{1F600}` up to the closing brace.
  private mutating func scalar(_ backslash: Int) throws(Diagnostic) -> String {
    let digits = source.bytes[min(offset + 2, source.bytes.count)...].prefix(8)
      .prefix { $0.isDigit || $0.isLetter }
    let end = offset + 2 + digits.count
    guard peek(1) == Ascii.openBrace, source.bytes.indices.contains(end),
      source.bytes[end] == Ascii.closeBrace,
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    else {
      throw diagnostic(at: backslash, #"no character has this code point; write \u{E9} for é"#)
    }
    offset = end
    return String(scalar)
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    let index = offset + ahead
    return source.bytes.indices.contains(index) ? source.bytes[index] : nil
  }

  private func diagnostic(at offset: Int, _ message: String) -> Diagnostic {
    Diagnostic(at: source.location(at: offset), message)
  }
}
