/// Text written by the user, or a piece of it, that knows the location of each byte in the file.
///
/// The body of a fenced block is a piece of its chapter: fewer lines, each cut at its left.
/// Locations in it are locations in the file.
struct SourceText: Sendable {
  struct Line: Sendable {
    /// The range of the line in `bytes`, without its line ending.
    var range: Range<Int>
    /// The line's number in the file.
    var number: Int
    /// The number of characters in the file's line before this one's first. Negative if a tab was
    /// cut in two.
    var columnOffset: Int
  }

  /// The path, or the name of an option, for diagnostics.
  let file: String
  /// All lines, each but the last ending in a line feed.
  let bytes: [UInt8]
  /// At least one line.
  let lines: [Line]

  /// Creates a whole text. CR LF and a lone CR end a line, as LF does.
  init(file: String, text: some Sequence<UInt8>) {
    var lines: [(bytes: [UInt8], number: Int, columnOffset: Int)] = []
    var line: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text {
      switch byte {
      case Ascii.lineFeed where previous == Ascii.carriageReturn: break
      case Ascii.lineFeed, Ascii.carriageReturn:
        lines.append((line, lines.count + 1, 0))
        line = []
      default: line.append(byte)
      }
      previous = byte
    }
    lines.append((line, lines.count + 1, 0))
    self.init(file: file, lines: lines)
  }

  private init(file: String, lines: [(bytes: [UInt8], number: Int, columnOffset: Int)]) {
    var bytes: [UInt8] = []
    var placed: [Line] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { bytes.append(Ascii.lineFeed) }
      let start = bytes.count
      bytes += line.bytes
      placed.append(
        Line(
          range: start..<bytes.count, number: line.number, columnOffset: line.columnOffset))
    }
    self.file = file
    self.bytes = bytes
    self.lines = placed
  }

  /// The text as a string, with invalid UTF-8 replaced.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether there is nothing but spaces, tabs and line ends.
  var isBlank: Bool { bytes.allSatisfy { $0.isBlank || $0 == Ascii.lineFeed } }

  /// The bytes of a line, from 1; empty if there is no such line.
  func line(_ line: Int) -> ArraySlice<UInt8> {
    lines.indices.contains(line - 1) ? bytes[lines[line - 1].range] : []
  }

  /// The location of a line and a byte of it, both from 1.
  func location(line: Int, column: Int) -> SourceLocation {
    let index = min(max(line, 1), lines.count) - 1
    let place = lines[index]
    return SourceLocation(
      file: file, line: place.number,
      column: max(1, 1 + characters(in: index, before: column - 1) + place.columnOffset))
  }

  /// The number of characters in the first bytes of a line, as a person counts them. Bytes beyond
  /// its end count as one each.
  private func characters(in line: Int, before bytes: Int) -> Int {
    let text = self.bytes[lines[line].range]
    let part = text.prefix(max(0, bytes))
    let beyond = bytes - part.count
    guard part.contains(where: { $0 >= 0x80 }) else { return part.count + beyond }
    return String(decoding: part, as: UTF8.self).count + beyond
  }

  /// The location of a byte, or of the end. O(log lines)
  func location(at offset: Int) -> SourceLocation {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].range.lowerBound <= offset { low = middle } else { high = middle }
    }
    return location(line: low + 1, column: offset - lines[low].range.lowerBound + 1)
  }

  /// The body of a fenced block that begins in `line`.
  ///
  /// cmark reports only the location of the fence. It removes indentation and quote marks from the
  /// left of each line and leaves the right alone, so lines are matched at their ends.
  func fenceBody(below line: Int, literal: String) -> SourceText {
    var texts = literal.utf8.split(
      separator: Ascii.lineFeed, omittingEmptySubsequences: false)
    if texts.last?.isEmpty == true { texts.removeLast() }
    let body = texts.enumerated().map { index, text in
      let own = line + 1 + index
      let offset = lines.indices.contains(own - 1) ? lines[own - 1].columnOffset : 0
      let cut = self.line(own).count - text.count
      return (
        bytes: Array(text), number: location(line: own, column: 1).line,
        columnOffset: offset
          + (lines.indices.contains(own - 1) ? characters(in: own - 1, before: cut) : cut)
      )
    }
    guard body.isEmpty else { return SourceText(file: file, lines: body) }
    let place = location(line: line + 1, column: 1)
    return SourceText(file: file, lines: [([], place.line, 0)])
  }

  /// A part of one line, counted from 0, as bytes from the line's start.
  func part(ofLine index: Int, _ range: Range<Int>) -> SourceText {
    let line = lines[index]
    let start = line.range.lowerBound
    return SourceText(
      file: file,
      lines: [
        (
          Array(bytes[start + range.lowerBound..<start + range.upperBound]), line.number,
          line.columnOffset + characters(in: index, before: range.lowerBound)
        )
      ])
  }

  /// Some of the lines, counted from 0.
  func piece(_ range: Range<Int>) -> SourceText {
    let chosen = lines[range].map { (Array(bytes[$0.range]), $0.number, $0.columnOffset) }
    guard chosen.isEmpty else { return SourceText(file: file, lines: chosen) }
    let place = location(line: range.lowerBound + 1, column: 1)
    return SourceText(file: file, lines: [([], place.line, 0)])
  }
}
