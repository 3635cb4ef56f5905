/// Reads a number in Swift notation: `10_000`, `0.5`, `1e-8`. A sign is not part of it.
struct NumberReader {
  let source: SourceText
  private(set) var offset: Int
  private let start: Int

  /// `offset` is the position of the first digit.
  init(source: SourceText, offset: Int) {
    self.source = source
    self.offset = offset
    start = offset
  }

  /// The number as a token kind.
  ///
  /// - Throws: `Diagnostic` for a number that is not decimal, doesn't fit an `Int` or `Double`, or
  ///   is followed by letters.
  mutating func read() throws(Diagnostic) -> Token.Kind {
    if peek() == UInt8(ascii: "0"), let mark = peek(1), "xob".utf8.contains(mark) {
      skipWord()
      throw diagnostic("'\(text)' is not decimal; write the number with the digits 0 to 9")
    }
    skipDigits()
    var isFloat = false
    if peek() == UInt8(ascii: "."), peek(1)?.isDigit == true {
      isFloat = true
      offset += 1
      skipDigits()
    }
    if let mark = peek(), mark | 0x20 == UInt8(ascii: "e") {
      let hasSign = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+")
      if peek(hasSign ? 2 : 1)?.isDigit == true {
        isFloat = true
        offset += hasSign ? 2 : 1
        skipDigits()
      }
    }
    if let byte = peek(), byte.isLetter {
      skipWord()
      throw diagnostic("'\(text)' is not a number; write digits only, or a string in quotes")
    }
    if peek() == UInt8(ascii: "."), !(peek(1)?.isLetter ?? false) {
      throw diagnostic("'\(text).' lacks the digits after the point; write \(text).0")
    }
    let digits = text.filter { $0 != "_" }
    return isFloat ? .float(try float(digits)) : .integer(try integer(digits))
  }

  private func integer(_ digits: String) throws(Diagnostic) -> Int {
    guard let value = Int(digits) else {
      throw diagnostic("the integer is too large; \(Int.max) is the largest")
    }
    return value
  }

  private func float(_ digits: String) throws(Diagnostic) -> Double {
    let mantissa = digits.prefix { $0 != "e" && $0 != "E" }
    // An exponent of thousands of digits is out of range, whatever the mantissa.
    guard let value = Double(digits), value.isFinite else {
      throw diagnostic(
        "the number is out of range; \(Double.greatestFiniteMagnitude) is the largest")
    }
    guard value != 0 || !mantissa.contains(where: { $0 != "0" && $0 != "." }) else {
      throw diagnostic("the number is too close to 0; write 0, or a larger number")
    }
    return value
  }

  private var text: String { String(decoding: source.bytes[start..<offset], as: UTF8.self) }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    let index = offset + ahead
    return source.bytes.indices.contains(index) ? source.bytes[index] : nil
  }

  private mutating func skipDigits() {
    while let byte = peek(), byte.isDigit || byte == UInt8(ascii: "_") { offset += 1 }
  }

  private mutating func skipWord() {
    while let byte = peek(), byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") {
      offset += 1
    }
  }

  private func diagnostic(_ message: String) -> Diagnostic {
    Diagnostic(at: source.location(at: start), message)
  }
}
