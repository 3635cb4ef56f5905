import Wording

/// Scans JSON text from left to right, as far as a safetensors header needs it.
///
/// Foundation's decoders accept more than JSON (UTF-16, a trailing comma, `4.0` for a count) and
/// silently keep one of two equal names; an untrusted file is better read strictly. Takes time
/// linear in the length.
struct JSONScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads `{"name": …, …}`. Passes each name to `member`, with the scanner before its value.
  mutating func object(
    _ member: (inout JSONScanner, String) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    var names: Set<String> = []
    try expect("{")
    guard !take("}") else { return }
    repeat {
      let name = try string()
      guard names.insert(name).inserted else { throw .duplicateName(name) }
      try expect(":")
      try member(&self, name)
    } while take(",")
    try expect("}")
  }

  /// Reads `[1, 2, …]`: whole numbers, 0 or more.
  mutating func integers() throws(TensorFileError) -> [Int] {
    var numbers: [Int] = []
    try expect("[")
    guard !take("]") else { return [] }
    repeat { numbers.append(try integer()) } while take(",")
    try expect("]")
    return numbers
  }

  mutating func string() throws(TensorFileError) -> String {
    var content: [UInt8] = []
    try expect("\"")
    while let byte = next() {
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw bad("the string before this is not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): content.append(contentsOf: UTF8.encode(try escaped()) ?? .init())
      case 0..<0x20: throw bad("a string contains a control character")
      default: content.append(byte)
      }
    }
    throw bad("the header ends within a string")
  }

  /// Requires that only white space follows.
  mutating func end() throws(TensorFileError) {
    skipSpace()
    guard position == bytes.count else { throw bad("expected nothing after the last '}'") }
  }

  private mutating func integer() throws(TensorFileError) -> Int {
    skipSpace()
    let digits = bytes[position...].prefix { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }
    let isCanonical = digits.count == 1 || digits.first != UInt8(ascii: "0")
    let isWhole = digits.endIndex == bytes.count || !".eE".utf8.contains(bytes[digits.endIndex])
    guard !digits.isEmpty, isCanonical, isWhole else {
      throw bad("expected a whole number, 0 or more")
    }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
      throw bad("the number is larger than any file")
    }
    position = digits.endIndex
    return number
  }

  /// The character that a backslash escapes.
  private mutating func escaped() throws(TensorFileError) -> Unicode.Scalar {
    switch next().map({ Unicode.Scalar($0) }) {
    case let plain? where "\"\\/".unicodeScalars.contains(plain): return plain
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": break
    default: throw bad("there is no escape for the character after the backslash")
    }
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u"),
      case let trail = try hexadecimal(), UTF16.isTrailSurrogate(trail)
    else { throw bad("the escape is only half a character") }
    return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
  }

  private mutating func hexadecimal() throws(TensorFileError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      let digit = next().flatMap { Character(Unicode.Scalar($0)).hexDigitValue }
      guard let digit else { throw bad("\\u needs four hexadecimal digits") }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  /// The next byte, white space or not.
  private mutating func next() -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  /// Skips a character if it comes next, after any white space.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(TensorFileError) {
    guard take(character) else { throw bad("expected '\(character)'") }
  }

  private mutating func skipSpace() {
    while position < bytes.count, " \t\n\r".utf8.contains(bytes[position]) { position += 1 }
  }

  private func bad(_ problem: Phrase) -> TensorFileError {
    .badHeader(offset: position, problem: problem)
  }
}
