/// Converts cmark's locations inside a paragraph or a heading to locations in the file.
///
/// cmark strips quote marks and blanks from each line, joins the lines, and counts columns as if
/// each line were indented like the first. It ignores line ends inside code spans and links, where
/// columns keep counting. Query nodes in document order.
struct ParagraphLines {
  let source: SourceText
  /// The block's first line.
  private let firstLine: Int
  private let firstColumn: Int
  /// The number of bytes before the text of each line.
  private var prefixes: [Int] = []
  /// The start of each line in the joined text.
  private var starts: [Int] = []

  /// The last line that cmark reported, and the last actual line found.
  private var toldLine: Int
  private var realLine: Int
  /// The number of line ends that cmark has missed before `toldLine`.
  private var missed = 0

  /// - Parameter quoteDepth: the number of block quotes around the block.
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

  /// The actual line and column for those that cmark reports. O(log lines)
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

  /// The start of a node. cmark reports the line where a link ends, so a link's text is used.
  mutating func location(of node: MarkdownNode) -> SourceLocation {
    var first = node
    while let child = first.children.first { first = child }
    let line = first.line > 0 ? first.line : node.line
    let place = place(line: line, column: node.column)
    return source.location(line: place.line, column: place.column)
  }

  /// Accounts for the end of a node, whose text may span several lines.
  mutating func pass(_ node: MarkdownNode) {
    _ = place(line: node.endLine, column: node.endColumn)
  }

  /// The text of a node with the actual column of each byte.
  mutating func align(_ node: MarkdownNode) -> AlignedText {
    let place = place(line: node.line, column: node.column)
    return AlignedText(
      literal: node.literal, raw: source.line(place.line), line: place.line, column: place.column)
  }

  /// The number of bytes before the text of a line. A lazy continuation line has fewer quote marks
  /// than its depth.
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
