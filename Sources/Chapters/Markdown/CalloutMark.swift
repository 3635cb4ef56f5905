/// The line `[!NOTE]` that makes a quote a callout.
struct CalloutMark {
  /// Such as "NOTE".
  let name: String
  /// `nil` for a name that GitHub doesn't know.
  let kind: CalloutKind?
  /// The blocks of the quote without the mark.
  let contents: [MarkdownNode]

  /// `nil` for a plain quote, and where a backslash makes the mark plain text.
  init?(of quote: MarkdownNode, in source: SourceText) {
    guard var first = quote.children.first, first.kind == .paragraph,
      let text = first.children.first, text.kind == .text,
      let match = text.literal.wholeMatch(of: /\[!([A-Za-z]+)\]\s*/),
      !source.line(first.line).contains(Ascii.backslash),
      first.children.count == 1 || first.children[1].kind == .softBreak
    else { return nil }
    name = String(match.1)
    kind = CalloutKind(rawValue: name.lowercased())
    first.children.removeFirst(min(2, first.children.count))
    contents = (first.children.isEmpty ? [] : [first]) + quote.children.dropFirst()
  }
}
