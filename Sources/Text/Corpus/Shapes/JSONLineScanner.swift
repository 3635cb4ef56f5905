import Wording

/// Where and why a line isn't a JSON object.
struct JSONLineError: Error, Hashable {
  /// In bytes, from 0.
  let offset: Int
  let reason: Phrase
}

/// Reads one JSON object: its strings as texts, and of everything else only whether it is well
/// formed.
///
/// Source: RFC 8259. Unlike Foundation's parser, it says where a line is wrong, keeps the order of
/// the keys, and makes nothing of values that aren't asked for.
struct JSONLineScanner {
  struct Field: Equatable {
    let key: String
    let value: Record.Value
  }

  /// Deeper nesting is an error, so that hostile lines can't exhaust the stack.
  private static let deepest = 128

  private let bytes: [UInt8]
  private var offset = 0
  /// Whether half a surrogate pair becomes U+FFFD.
  private let replacesHalves: Bool
  private(set) var replaced = 0

  init(_ bytes: [UInt8], replacesHalves: Bool = false) {
    self.bytes = bytes
    self.replacesHalves = replacesHalves
  }

  /// The fields of the object, in order.
  mutating func fields() throws(JSONLineError) -> [Field] {
    skipSpace()
    guard peek == UInt8(ascii: "{") else { throw error("'{' is missing: this is no JSON object") }
    var fields: [Field] = []
    try object(depth: 1) { (this, key) throws(JSONLineError) in
      fields.append(Field(key: key, value: try this.value(depth: 1)))
    }
    skipSpace()
    guard offset == bytes.count else { throw error("something follows the object") }
    return fields
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func error(_ reason: Phrase, at place: Int? = nil) -> JSONLineError {
    JSONLineError(offset: place ?? offset, reason: reason)
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte.isLineBreak { offset += 1 }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: byte) else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONLineError) -> Record.Value {
    switch peek {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "{"):
      try object(depth: depth + 1) { (this, _) throws(JSONLineError) in
        _ = try this.value(depth: depth + 1)
      }
      return .other(.object)
    case UInt8(ascii: "["):
      try array(depth: depth + 1)
      return .other(.list)
    case UInt8(ascii: "t"): return try word("true", .other(.boolean(true)))
    case UInt8(ascii: "f"): return try word("false", .other(.boolean(false)))
    case UInt8(ascii: "n"): return try word("null", .null)
    default:
      try number()
      return .other(.number)
    }
  }

  private mutating func word(
    _ word: String, _ value: Record.Value
  ) throws(JSONLineError) -> Record.Value {
    guard bytes[offset...].starts(with: word.utf8) else { throw error("a value is missing") }
    offset += word.utf8.count
    return value
  }

  private mutating func object(
    depth: Int,
    field: (inout JSONLineScanner, _ key: String) throws(JSONLineError) -> Void
  ) throws(JSONLineError) {
    guard depth <= Self.deepest else { throw error("the nesting is too deep") }
    offset += 1
    skipSpace()
    if take("}") { return }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("a key in quotes is missing") }
      let key = String(decoding: try string(), as: UTF8.self)
      skipSpace()
      guard take(":") else { throw error("':' is missing after the key") }
      skipSpace()
      try field(&self, key)
      skipSpace()
      if take("}") { return }
      guard take(",") else { throw error("',' or '}' is missing") }
    }
  }

  private mutating func array(depth: Int) throws(JSONLineError) {
    guard depth <= Self.deepest else { throw error("the nesting is too deep") }
    offset += 1
    skipSpace()
    if take("]") { return }
    while true {
      skipSpace()
      _ = try value(depth: depth)
      skipSpace()
      if take("]") { return }
      guard take(",") else { throw error("',' or ']' is missing") }
    }
  }

  private mutating func number() throws(JSONLineError) {
    let start = offset
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { 0x30...0x39 ~= $0 } ?? false }
    func digits(_ this: inout JSONLineScanner) -> Bool {
      let first = this.offset
      while isDigit(this.peek) { this.offset += 1 }
      return this.offset > first
    }
    _ = take("-")
    let isZero = peek == UInt8(ascii: "0")
    let first = offset
    guard digits(&self) else { throw error("a value is missing", at: start) }
    guard !isZero || offset == first + 1 else { throw error("a number begins with 0", at: start) }
    if take(".") {
      guard digits(&self) else { throw error("a digit is missing after the point") }
    }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      guard digits(&self) else { throw error("a digit is missing in the exponent") }
    }
  }

  private mutating func string() throws(JSONLineError) -> [UInt8] {
    let begin = offset
    offset += 1
    var text: [UInt8] = []
    while true {
      let start = offset
      while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
        offset += 1
      }
      text += bytes[start..<offset]
      switch peek {
      case UInt8(ascii: "\""):
        offset += 1
        return text
      case UInt8(ascii: "\\"): try escape(into: &text)
      case nil: throw error("the string that begins here has no end", at: begin)
      default: throw error("a control character in a string needs a backslash")
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONLineError) {
    let start = offset
    offset += 1
    guard let letter = peek else { throw error("the line ends within an escape", at: start) }
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0c)
    case UInt8(ascii: "n"): text.append(0x0a)
    case UInt8(ascii: "r"): text.append(0x0d)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let unit = try hexUnit(from: start)
      if let scalar = Unicode.Scalar(unit) {
        text += String(Character(scalar)).utf8
      } else if let scalar = try trailing(unit) {
        text += String(Character(scalar)).utf8
      } else {
        guard replacesHalves else { throw error("half of a surrogate pair", at: start) }
        text += "\u{FFFD}".utf8
        replaced += 1
      }
    default: throw error("there is no such escape", at: start)
    }
  }

  /// The character that `unit` begins, if it is the first half of a pair and the second follows.
  private mutating func trailing(
    _ unit: UInt32
  ) throws(JSONLineError) -> Unicode.Scalar? {
    guard 0xD800..<0xDC00 ~= unit, bytes[offset...].starts(with: "\\u".utf8) else { return nil }
    let before = offset
    offset += 2
    let second = try hexUnit(from: before)
    guard 0xDC00..<0xE000 ~= second else {
      offset = before
      return nil
    }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func hexUnit(from start: Int) throws(JSONLineError) -> UInt32 {
    let digits = bytes[offset...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("\\u needs four hexadecimal digits", at: start) }
    offset += 4
    return unit
  }
}
