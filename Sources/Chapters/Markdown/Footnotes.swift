/// The footnotes of a text: those that it refers to, and errors for those that it doesn't.
struct Footnotes {
  /// In the order of their numbers.
  let definitions: [MarkdownNode]
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter nodes: those of the whole document.
  init(in nodes: [MarkdownNode], of source: SourceText) {
    definitions = nodes.filter { $0.kind == .footnoteDefinition }
    // The parser drops a definition without a reference, and the second of two with one name.
    let known = Set(definitions.map(\.line))
    let code = nodes.flatMap(Self.linesOfCode)
    for line in source.lines where !known.contains(line.number) {
      let text = String(decoding: source.line(line.number), as: UTF8.self)
      guard let match = text.prefixMatch(of: /\ {0,3}\[\^([^\]\s]+)\]:/),
        !code.contains(where: { $0.contains(line.number) })
      else { continue }
      diagnostics.append(
        Diagnostic(
          at: source.location(line: line.number, column: 1),
          "nothing refers to this footnote, or its name is taken; write [^\(match.1)] where it "
            + "belongs, or remove it"))
    }
  }

  private static func linesOfCode(_ node: MarkdownNode) -> [ClosedRange<Int>] {
    if case .codeBlock = node.kind { return [node.line...max(node.line, node.endLine)] }
    return node.children.flatMap(linesOfCode)
  }
}
