/// The character that begins at `position`, and how many bytes it takes; `nil` if the bytes there
/// are not UTF-8.
func decodeScalar(
  in text: UnsafeBufferPointer<UInt8>, at position: Int
) -> (scalar: Unicode.Scalar, count: Int)? {
  let lead = text[position]
  let count = max(1, (~lead).leadingZeroBitCount)
  guard count <= 4, position + count <= text.count else { return nil }
  guard count > 1 else { return lead < 0x80 ? (Unicode.Scalar(lead), 1) : nil }
  var value = UInt32(lead) & (0x7f >> UInt32(count))
  for continuation in text[position + 1..<position + count] {
    guard continuation & 0xc0 == 0x80 else { return nil }
    value = value << 6 | UInt32(continuation & 0x3f)
  }
  return Unicode.Scalar(value).map { ($0, count) }
}

extension Unicode.Scalar {
  /// Whether Python's `str.split()` and `\s` treat a non-ASCII character as white space.
  var isPythonSpace: Bool {
    switch value {
    case 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
    default: false
    }
  }
}
