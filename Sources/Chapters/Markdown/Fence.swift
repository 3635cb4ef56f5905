/// A code block with what cmark doesn't report: whether it is fenced, and where its info string and
/// body are.
struct Fence {
  /// Whether it is fenced; otherwise it is indented.
  let isFenced: Bool
  let isClosed: Bool
  /// The opening fence without its info string.
  let marker: String
  let location: SourceLocation
  let infoLocation: SourceLocation
  let body: SourceText
  private let sign: UInt8
  private let length: Int

  init(_ node: MarkdownNode, info: String, in source: SourceText) {
    let opening = source.line(node.line).dropFirst(node.column - 1)
    let sign = opening.first ?? 0
    let fence = opening.prefix { $0 == sign }
    self.sign = sign
    length = fence.count
    let firstLine = node.literal.utf8.prefix { $0 != Ascii.lineFeed }
    // An indented block's first source line is also the first line of its text. A fence is never
    // equal to its first body line: without an info string, that line would close the block.
    isFenced =
      (sign == Ascii.backtick || sign == Ascii.tilde) && fence.count >= 3
      && (!info.isEmpty || !opening.elementsEqual(firstLine))
    marker = String(decoding: fence, as: UTF8.self)
    let blanks = opening.dropFirst(fence.count).prefix(while: \.isBlank)
    location = source.location(line: node.line, column: node.column)
    infoLocation = source.location(
      line: node.line, column: node.column + fence.count + blanks.count)
    body = source.fenceBody(below: node.line, literal: node.literal)
    let bodyLines = node.literal.utf8.count { $0 == Ascii.lineFeed }
    isClosed =
      node.endLine == node.line + bodyLines + 1
      && Self.closes(source.line(node.endLine), sign: sign, length: fence.count)
  }

  /// The location of the first block in the body whose own end ends this one as well, since its
  /// fence is not shorter; `nil` if there is none.
  var firstClosingBlock: SourceLocation? {
    for line in 1...body.lines.count {
      let blanks = body.line(line).prefix(while: \.isBlank).count
      let fence = body.line(line).dropFirst(blanks).prefix { $0 == sign }
      // Deeper indentation makes it text.
      if blanks < 4, fence.count >= length { return body.location(line: line, column: blanks + 1) }
    }
    return nil
  }

  /// A fence that may hold such a block.
  var longerMarker: String { marker + marker.prefix(1) }

  private static func closes(_ line: ArraySlice<UInt8>, sign: UInt8, length: Int) -> Bool {
    let text = line.reversed().drop(while: \.isBlank)
    return text.prefix { $0 == sign }.count >= length
  }
}
