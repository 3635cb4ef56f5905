/// Reads the blocks of one Markdown text: a chapter, an introduction, an appendix, a glossary,
/// one side of a card, or an answer.
struct BlockReader {
  /// The kind of text, which decides what it may contain.
  enum Place: String, Sendable {
    case chapter = "a chapter"
    case prose = "a chapter without a step"
    case introduction = "an introduction"
    case appendix = "an appendix"
    case glossary = "a glossary"
    case card = "a card"
    case answer = "an answer"
  }

  let source: SourceText
  let place: Place
  let files: QuotedFiles
  var diagnostics: [Diagnostic] = []
  var places = TextPlaces()
  /// The locations of step cells, well-formed or not.
  var cellLocations: [SourceLocation] = []
  private var footnotesSeen = 0

  /// - Parameter files: the book's, for pictures and listings; `nil` for a text without a book.
  init(_ source: SourceText, in place: Place, files: BookFiles? = nil) {
    self.source = source
    self.place = place
    self.files = QuotedFiles(files: files)
  }

  /// Returns the blocks with their Markdown and collects their errors in `diagnostics`.
  mutating func read() -> [SourcedBlock] {
    if let violation = MarkdownLimits.violation(in: source) {
      diagnostics.append(violation)
      return []
    }
    // A card's text and an answer's have been searched with the text around them.
    if place != .card, place != .answer { diagnostics += StrayMarks.ofMerge(in: source) }
    do {
      let nodes = try MarkdownTree(parsing: source.bytes).document().children
      let notes = Footnotes(in: nodes, of: source)
      diagnostics += notes.diagnostics
      let text = nodes.filter { $0.kind != .footnoteDefinition }
      let blocks = zip(text, source.markdown(of: text)).compactMap { node, markdown in
        block(node, quoteDepth: 0).map { SourcedBlock($0, source: markdown) }
      }
      return blocks + footnotes(notes)
    } catch {
      diagnostics.append(
        Diagnostic(
          at: source.location(line: error.line, column: error.column),
          "this is more than \(MarkdownTree.depthLimit) levels deep; nest less"))
      return []
    }
  }

  private mutating func blocks(_ nodes: [MarkdownNode], quoteDepth: Int) -> [Block] {
    nodes.compactMap { block($0, quoteDepth: quoteDepth) }
  }

  private mutating func block(_ node: MarkdownNode, quoteDepth: Int) -> Block? {
    switch node.kind {
    case .heading(let level):
      if place == .answer {
        note("an answer can't hold a heading; write **bold text** instead", at: location(node))
      }
      let inlines = inlines(of: node, quoteDepth: quoteDepth)
      if StrayMarks.areInHeading(inlines) {
        note(
          "the heading has a no-break space, which links to it would miss; type a plain space",
          at: location(node))
      }
      return .heading(level: level, inlines)
    case .paragraph:
      if StrayMarks.isUnseenHeading(source.line(node.line).dropFirst(node.column - 1)) {
        note(
          "this is no heading, since a no-break space follows '#'; type a plain space",
          at: location(node))
      }
      return .paragraph(inlines(of: node, quoteDepth: quoteDepth))
    case .list(let start):
      return .list(start: start, items: node.children.map { item($0, quoteDepth: quoteDepth) })
    case .quote: return quote(node, quoteDepth: quoteDepth + 1)
    case .table(let alignments): return table(node, alignments: alignments, quoteDepth: quoteDepth)
    case .thematicBreak: return .thematicBreak
    case .codeBlock(let info): return code(node, info: info)
    default:
      if !HTMLComment.isAll(of: node.literal) {
        note("raw HTML is not shown; write Markdown instead", at: location(node))
      }
      return nil
    }
  }

  /// An item of a list; that of a task begins with its box.
  private mutating func item(_ node: MarkdownNode, quoteDepth: Int) -> [Block] {
    var blocks = blocks(node.children, quoteDepth: quoteDepth)
    guard case .task(let isChecked) = node.kind else { return blocks }
    let box = Inline.checkbox(isChecked: isChecked)
    if case .paragraph(let inlines)? = blocks.first {
      blocks[0] = .paragraph([box] + inlines)
    } else {
      blocks.insert(.paragraph([box]), at: 0)
    }
    return blocks
  }

  /// A quote, or a callout if it begins with a line such as `[!NOTE]`.
  private mutating func quote(_ node: MarkdownNode, quoteDepth: Int) -> Block {
    guard let mark = CalloutMark(of: node, in: source) else {
      return .quote(blocks(node.children, quoteDepth: quoteDepth))
    }
    if mark.kind == nil {
      let kinds = CalloutKind.allCases.map { $0.rawValue.uppercased() }.joined(separator: ", ")
      note("there is no callout '\(mark.name)'; the callouts are \(kinds)", at: location(node))
    }
    return .callout(mark.kind ?? .note, blocks(mark.contents, quoteDepth: quoteDepth))
  }

  private mutating func table(
    _ node: MarkdownNode, alignments: [Table.Alignment?], quoteDepth: Int
  ) -> Block {
    var rows = node.children.map { row in
      row.children.map { inlines(of: $0, quoteDepth: quoteDepth) }
    }
    let header = rows.removeFirst()
    return .table(Table(alignments: alignments, header: header, rows: rows))
  }

  /// The footnotes as the last block.
  private mutating func footnotes(_ notes: Footnotes) -> [SourcedBlock] {
    guard let first = notes.definitions.first else { return [] }
    if place == .card || place == .answer {
      note("\(place.rawValue) can't hold a footnote; write it in the text", at: location(first))
    }
    let items = notes.definitions.map { blocks($0.children, quoteDepth: 0) }
    // Their lines belong to the blocks that they follow.
    return [SourcedBlock(.footnotes(items), source: source.nothing)]
  }

  private mutating func inlines(of node: MarkdownNode, quoteDepth: Int) -> [Inline] {
    var reader = InlineReader(
      lines: ParagraphLines(of: node, in: source, quoteDepth: quoteDepth), files: files,
      footnotesBefore: footnotesSeen)
    let inlines = reader.read(node.children)
    footnotesSeen = reader.footnotesSeen
    places += reader.places
    diagnostics += reader.diagnostics
    return inlines
  }

  func location(_ node: MarkdownNode) -> SourceLocation {
    source.location(line: node.line, column: node.column)
  }

  mutating func note(_ message: String, at location: SourceLocation) {
    diagnostics.append(Diagnostic(at: location, message))
  }
}
