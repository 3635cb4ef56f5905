/// Limits that no chapter comes near. Beyond them the parser takes time quadratic in the length of
/// the text (unmatched brackets) or proportional to length times depth (nested containers).
enum MarkdownLimits {
  static let bytes = 500_000
  static let brackets = 4_000
  /// Quote marks and list markers at the start of one line.
  static let markersInLine = 40

  /// A diagnostic for the first limit that the text exceeds.
  static func violation(in source: SourceText) -> Diagnostic? {
    if source.bytes.count > bytes {
      return Diagnostic(
        at: source.location(line: 1, column: 1),
        "the text has \(source.bytes.count) bytes, and \(bytes) is the limit; shorten it")
    }
    let opening = source.bytes.indices.lazy.filter { source.bytes[$0] == Ascii.bracket }
    if let excess = opening.dropFirst(brackets).first {
      return Diagnostic(
        at: source.location(at: excess),
        "the text has more than \(brackets) opening brackets; remove some")
    }
    for (index, line) in source.lines.enumerated()
    where markers(in: source.bytes[line.range]) > markersInLine {
      return Diagnostic(
        at: source.location(line: index + 1, column: 1),
        "the line nests more than \(markersInLine) quotes and lists; use fewer")
    }
    return nil
  }

  /// The number of quote marks, bullets and list numbers before the line's text.
  private static func markers(in line: ArraySlice<UInt8>) -> Int {
    var count = 0
    for index in line.indices {
      let isLast = index + 1 == line.endIndex || line[index + 1].isBlank
      switch line[index] {
      case Ascii.space, Ascii.tab: continue
      case Ascii.quoteMark: count += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
        UInt8(ascii: "."), UInt8(ascii: ")"):
        guard isLast else { return count }
        count += 1
      case _ where line[index].isDigit: continue
      default: return count
      }
    }
    return count
  }
}
