/// The offset at which `bytes` stops being UTF-8; `nil` if all of it is.
func firstInvalidByte(of bytes: ArraySlice<UInt8>) -> Int? {
  if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil {
    return nil
  }
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch parser.parseScalar(from: &iterator) {
    case .valid(let scalar): offset += scalar.count
    case .error: return offset
    case .emptyInput: return nil
    }
  }
}

/// How many bytes at the end begin a character that may continue in the next block; 0 to 3.
func unfinishedBytes(of bytes: ArraySlice<UInt8>) -> Int {
  for (index, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    return length > index + 1 ? index + 1 : 0
  }
  return 0
}

/// `bytes` with U+FFFD in place of each longest run that begins a character but doesn't complete
/// it, and the number of replacements.
///
/// Source: The Unicode Standard, section 3.9, "U+FFFD Substitution of Maximal Subparts"; Python's
/// `errors="replace"` does the same.
func replacingInvalidBytes(of bytes: ArraySlice<UInt8>) -> (text: [UInt8], count: Int) {
  var text: [UInt8] = []
  var count = 0
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  while true {
    switch parser.parseScalar(from: &iterator) {
    case .valid(let scalar): text.append(contentsOf: scalar)
    case .error:
      text.append(contentsOf: "\u{FFFD}".utf8)
      count += 1
    case .emptyInput: return (text, count)
    }
  }
}
