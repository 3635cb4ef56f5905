/// Splits the text of a step cell, a setting or a claim into tokens.
///
/// Whitespace and comments (`//` to the end of the line, nested `/* */`) separate tokens.
struct Lexer {
  let source: SourceText
  /// The next byte to read.
  private(set) var offset = 0

  /// Signs, each before its own prefixes.
  private static let signs = [
    "<=", ">=", "==", "!=", "(", ")", "[", "]", ",", ":", ".", "+", "-", "*", "/", "<", ">", "=",
    "×", "÷", "−",
  ]

  init(_ source: SourceText) {
    self.source = source
  }

  /// Reads the next token.
  ///
  /// - Throws: `Diagnostic` if no token can begin here, and for a malformed number or string.
  mutating func next() throws(Diagnostic) -> Token {
    try skipSpace()
    guard let byte = peek() else { return Token(kind: .end, range: offset..<offset) }
    let start = offset
    if byte.isDigit {
      var number = NumberReader(source: source, offset: offset)
      let kind = try number.read()
      offset = number.offset
      return Token(kind: kind, range: start..<offset)
    }
    if byte.isLetter || byte == UInt8(ascii: "_") {
      while let byte = peek(), byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") {
        offset += 1
      }
      return Token(kind: .identifier(text(start..<offset)), range: start..<offset)
    }
    if byte == UInt8(ascii: "\"") {
      var string = StringReader(source: source, offset: offset)
      let value = try string.read()
      offset = string.offset
      return Token(kind: .string(value), range: start..<offset)
    }
    guard let sign = Self.signs.first(where: { has($0) }) else { throw unexpected() }
    offset += sign.utf8.count
    return Token(kind: .sign(sign), range: start..<offset)
  }

  /// The source text in a range of bytes.
  func text(_ range: Range<Int>) -> String {
    String(decoding: source.bytes[range], as: UTF8.self)
  }

  /// An error at a byte.
  func diagnostic(at offset: Int, _ message: String) -> Diagnostic {
    Diagnostic(at: source.location(at: offset), message)
  }

  private func peek() -> UInt8? {
    source.bytes.indices.contains(offset) ? source.bytes[offset] : nil
  }

  private func has(_ text: String) -> Bool {
    source.bytes[offset...].starts(with: text.utf8)
  }

  private mutating func skipSpace() throws(Diagnostic) {
    while let byte = peek() {
      if byte.isBlank || byte == Ascii.lineFeed {
        offset += 1
      } else if has("//") {
        while let byte = peek(), byte != Ascii.lineFeed { offset += 1 }
      } else if has("/*") {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(Diagnostic) {
    let start = offset
    var depth = 0
    repeat {
      if has("/*") {
        depth += 1
        offset += 2
      } else if has("*/") {
        depth -= 1
        offset += 2
      } else if offset < source.bytes.count {
        offset += 1
      } else {
        throw diagnostic(at: start, "the comment is not closed; close it with '*/'")
      }
    } while depth > 0
  }

  /// The diagnostic for a character that can't begin a token.
  private func unexpected() -> Diagnostic {
    let rest = String(decoding: source.bytes[offset...].prefix(4), as: UTF8.self)
    let character = rest.unicodeScalars.first ?? "?"
    let message =
      switch character {
      case "“", "”", "„", "«", "»": "'\(character)' is not a straight quote; write \"text\""
      case "'", "‘", "’", "`": "'\(character)' can't enclose a string; write \"text\""
      case "#": "'#' can't begin a value; write a string as \"text\""
      case "≤": "'≤' is written <="
      case "≥": "'≥' is written >="
      case "≠": "'≠' is written !="
      case "\u{A0}": "this space is a no-break space; write an ordinary one"
      case _ where character.value < 0x20 || character.value == 0x7F:
        "a control character is not allowed here; remove it"
      default: "'\(character)' is not allowed here; remove it"
      }
    return diagnostic(at: offset, message)
  }
}
