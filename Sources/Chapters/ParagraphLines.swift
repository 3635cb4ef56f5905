/// Turns cmark's places inside a paragraph or a heading into places of the file.
///
/// cmark counts the columns of each further line as if it were indented like the first one. What
/// really stands before its text are quote marks and blanks, which are counted here.
struct ParagraphLines {
  let source: SourceText
  /// Where the block begins.
  let line: Int
  let column: Int
  /// How many block quotes the paragraph lies in.
  let quoteDepth: Int

  /// The real column for what cmark tells, in the same line.
  func column(_ column: Int, inLine line: Int) -> Int {
    guard line > self.line else { return column }
    return column - (self.column - 1) + prefix(ofLine: line)
  }

  func location(line: Int, column: Int) -> SourceLocation {
    source.location(line: line, column: self.column(column, inLine: line))
  }

  /// The text of a node with the real column of each byte.
  func align(_ node: MarkdownNode) -> AlignedText {
    AlignedText(
      literal: node.literal, raw: source.line(node.line), line: node.line,
      column: column(node.column, inLine: node.line))
  }

  /// How many bytes stand before the text of a line. A lazy line has fewer quote marks than it is
  /// deep.
  private func prefix(ofLine line: Int) -> Int {
    let bytes = source.line(line)
    var index = bytes.startIndex
    var marks = 0
    while index < bytes.endIndex {
      if bytes[index] == Ascii.quoteMark, marks < quoteDepth {
        marks += 1
      } else if !bytes[index].isBlank {
        break
      }
      index += 1
    }
    return index - bytes.startIndex
  }
}
