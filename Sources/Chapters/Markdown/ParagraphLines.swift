/// Turns cmark's places inside a paragraph or a heading into places of the file.
///
/// cmark strips quote marks and blanks off each line, joins the lines, and counts columns in that as
/// if each line were indented like the first one. It does not count the line ends inside code spans
/// and links: there, columns just go on. Nodes must be asked for line by line, in order.
struct ParagraphLines {
  let source: SourceText
  /// Where the block begins.
  private let firstLine: Int
  private let firstColumn: Int
  /// How many bytes stand before the text of each line.
  private var prefixes: [Int] = []
  /// Where each line begins in the joined text.
  private var starts: [Int] = []

  /// The line that cmark told last, and the last line that this really was.
  private var toldLine: Int
  private var realLine: Int
  /// How many line ends cmark has missed before the line that it told last.
  private var missed = 0

  /// - Parameter quoteDepth: how many block quotes the block lies in.
  init(of node: MarkdownNode, in source: SourceText, quoteDepth: Int) {
    self.source = source
    firstLine = node.line
    firstColumn = node.column
    toldLine = node.line
    realLine = node.line
    var start = 0
    for line in node.line...max(node.line, node.endLine) {
      let bytes = source.line(line)
      let prefix =
        line == node.line ? node.column - 1 : Self.prefix(of: bytes, quoteDepth: quoteDepth)
      prefixes.append(prefix)
      starts.append(start)
      start += max(0, bytes.count - prefix) + 1
    }
  }

  /// The real line and column for what cmark tells. O(log lines)
  mutating func place(line: Int, column: Int) -> (line: Int, column: Int) {
    if line > toldLine {
      missed = realLine - toldLine
      toldLine = line
    }
    let start = min(max(0, line + missed - firstLine), starts.count - 1)
    let offset = starts[start] + column - firstColumn
    var low = start
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    realLine = max(realLine, firstLine + low)
    return (firstLine + low, max(1, offset - starts[low] + prefixes[low] + 1))
  }

  /// Where a node begins. cmark tells the line in which links end, so their text is asked.
  mutating func location(of node: MarkdownNode) -> SourceLocation {
    var first = node
    while let child = first.children.first { first = child }
    let line = first.line > 0 ? first.line : node.line
    let place = place(line: line, column: node.column)
    return source.location(line: place.line, column: place.column)
  }

  /// Takes notice of a node's end: its text may take several lines.
  mutating func pass(_ node: MarkdownNode) {
    _ = place(line: node.endLine, column: node.endColumn)
  }

  /// The text of a node with the real column of each byte.
  mutating func align(_ node: MarkdownNode) -> AlignedText {
    let place = place(line: node.line, column: node.column)
    return AlignedText(
      literal: node.literal, raw: source.line(place.line), line: place.line, column: place.column)
  }

  /// How many bytes stand before the text of a line. A lazy line has fewer quote marks than it is
  /// deep.
  private static func prefix(of line: ArraySlice<UInt8>, quoteDepth: Int) -> Int {
    var marks = 0
    for index in line.indices {
      if line[index] == Ascii.quoteMark, marks < quoteDepth {
        marks += 1
      } else if !line[index].isBlank {
        return index - line.startIndex
      }
    }
    return line.count
  }
}
