extension SourceText {
  /// The Markdown of each top-level node of this text: its lines up to the next node, without the
  /// blank ones at the end.
  ///
  /// All that is not blank belongs to a node. Link definitions have none of their own: they belong
  /// to the node before them or, at the beginning of the text, to the first one.
  func markdown(of nodes: [MarkdownNode]) -> [MarkdownSource] {
    var starts = nodes.map { $0.line - 1 }
    if !starts.isEmpty { starts[0] = lines.firstIndex { !isBlank($0) } ?? starts[0] }
    return zip(starts, starts.dropFirst() + [lines.count]).map { start, end in
      let last = lines[start..<end].lastIndex { !isBlank($0) } ?? start
      let range = lines[start].range.lowerBound..<lines[last].range.upperBound
      return MarkdownSource(
        text: String(decoding: bytes[range], as: UTF8.self), file: file,
        lines: lines[start].number...lines[last].number)
    }
  }

  /// The Markdown of a block whose lines belong to others: none, at the end of the text.
  var nothing: MarkdownSource {
    MarkdownSource(text: "", file: file, lines: lines.count...lines.count)
  }

  private func isBlank(_ line: Line) -> Bool { bytes[line.range].allSatisfy(\.isBlank) }
}
