/// Finds `{{name}}` in text.
struct InlineValueScanner {
  enum Piece: Equatable {
    /// Text between values, as indices of the aligned bytes.
    case text(Range<Int>)
    case value(name: String, at: Int)
    /// Braces without a valid name.
    case malformed(message: String, at: Int)
  }

  private static let unclosed =
    "'{{' has no '}}' on its line; write {{evaluate.perplexity}}, or \\{\\{ for literal braces"

  let bytes: [AlignedText.Byte]

  /// The pieces in order. Escaped braces (`\{`) are text. O(length)
  func pieces() -> [Piece] {
    var pieces: [Piece] = []
    var textStart = 0
    var here = 0
    while let open = nextPair(from: here) {
      guard isPair(Ascii.openBrace, at: open) else {
        here = open + 2
        continue
      }
      if open > textStart { pieces.append(.text(textStart..<open)) }
      let inner = open + 2
      if let close = nextPair(from: inner), isPair(Ascii.closeBrace, at: close) {
        pieces.append(value(inner..<close, at: open))
        here = close + 2
      } else {
        pieces.append(.malformed(message: Self.unclosed, at: open))
        here = inner
      }
      textStart = here
    }
    if textStart < bytes.count { pieces.append(.text(textStart..<bytes.count)) }
    return pieces
  }

  private func value(_ range: Range<Int>, at open: Int) -> Piece {
    let written = String(decoding: bytes[range].map(\.value), as: UTF8.self)
    let name = written.drop { $0 == " " }.prefix { $0 != " " }
    let isTrimmedName = written.split(separator: " ").count == 1 && QualifiedPath.isValid(name)
    return isTrimmedName
      ? .value(name: String(name), at: open)
      : .malformed(
        message: "'{{\(written)}}' names no value; write a step and a result or a setting, "
          + "such as {{evaluate.perplexity}}",
        at: open)
  }

  /// The index of the next `{{` or `}}`.
  private func nextPair(from start: Int) -> Int? {
    bytes.indices.dropFirst(start).first {
      isPair(Ascii.openBrace, at: $0) || isPair(Ascii.closeBrace, at: $0)
    }
  }

  /// Whether two such braces are here, neither of them escaped.
  private func isPair(_ brace: UInt8, at index: Int) -> Bool {
    index + 1 < bytes.count && isPlain(brace, at: index) && isPlain(brace, at: index + 1)
  }

  private func isPlain(_ byte: UInt8, at index: Int) -> Bool {
    bytes[index].value == byte && !bytes[index].isEscaped
  }
}
