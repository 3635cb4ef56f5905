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

  private let source: SourceText
  private let place: Place
  private let files: QuotedFiles
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var places = TextPlaces()
  /// The locations of step cells, well-formed or not.
  private(set) var cellLocations: [SourceLocation] = []
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

  /// Code, and everything written as a fenced block.
  private mutating func code(_ node: MarkdownNode, info: String) -> Block? {
    let fence = Fence(node, info: info, in: source)
    guard fence.isFenced else { return .code(language: nil, text: node.literal) }
    if !fence.isClosed {
      note("the block is not closed; close it with \(fence.marker)", at: location(node))
    }
    switch FenceKind(info: info) {
    case .code(let language): return .code(language: language, text: node.literal)
    case .malformed(let message):
      note(message, at: fence.infoLocation)
      return nil
    case .math: return math(fence)
    case .step: return step(fence)
    case .listing(let target, let beside, let language):
      return listing(target, beside: beside, language, fence)
    case .claim:
      return parsed { () throws(Diagnostic) in try ClaimParser.parse(fence.body) }.map(Block.claim)
    case .flashcard: return flashcard(fence)
    case .prediction(let name): return prediction(name, fence)
    case .answer: return answer(fence)
    case .figure(let name): return figure(name, fence)
    }
  }

  private mutating func math(_ fence: Fence) -> Block? {
    guard !fence.body.isBlank else {
      note("the formula is empty; write it between the fences", at: fence.location)
      return nil
    }
    places.formulas.append(
      TextPlaces.Formula(
        tex: fence.body.string, isDisplayed: true,
        lines: (1...fence.body.lines.count).map { fence.body.location(line: $0, column: 1) }))
    return .math(fence.body.string)
  }

  private mutating func step(_ fence: Fence) -> Block? {
    cellLocations.append(fence.location)
    switch place {
    case .chapter:
      return parsed { () throws(Diagnostic) in try StepCellParser.parse(fence.body) }.map(
        Block.step)
    case .prose, .introduction, .appendix, .glossary:
      note("\(place.rawValue) can't hold a step cell; move it to its chapter", at: fence.location)
    case .card, .answer:
      note("\(place.rawValue) can't hold a step cell; move it out", at: fence.location)
    }
    return nil
  }

  private mutating func listing(
    _ target: String, beside other: String?, _ language: String, _ fence: Fence
  ) -> Block? {
    guard let shown = part(target, language, fence) else { return nil }
    var beside: Listing.Part?
    if let other {
      guard let part = part(other, language, fence) else { return nil }
      beside = part
    }
    guard fence.body.isBlank else {
      note(
        "a listing takes its text from the source; remove what is between the fences",
        at: fence.body.location(line: 1, column: 1))
      return nil
    }
    return .listing(
      Listing(shown, beside: beside, language: language, location: fence.infoLocation))
  }

  /// The path and the part that a listing names: of a file beside the chapters, after `./`, or of
  /// this project's source.
  private mutating func part(
    _ target: String, _ language: String, _ fence: Fence
  ) -> Listing.Part? {
    let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let isOfBook = parts[0].hasPrefix("./") || parts[0].hasPrefix("../")
    guard isOfBook || BookFiles.plain(parts[0]) == parts[0], parts.count <= 2,
      parts.last?.isEmpty == false
    else {
      note(
        "'\(target)' is not a part of the source; write source=Neural/LSTM.swift#forward, or "
          + "without '#forward' for the whole file; or source=./notes.swift for a file of the book",
        at: fence.infoLocation)
      return nil
    }
    var part = Listing.Part(path: parts[0], name: parts.count == 2 ? parts[1] : nil)
    guard isOfBook else {
      guard language == "swift" else {
        note(
          "this project's source is Swift; write ```swift source=\(target), or source=./\(target) "
            + "for a file of the book",
          at: fence.infoLocation)
        return nil
      }
      return part
    }
    do throws(QuotedFiles.Problem) {
      part.text = try files.source(at: parts[0])
      part.path = BookFiles.plain(parts[0]) ?? parts[0]
      return part
    } catch {
      note(error.message, at: fence.infoLocation)
      return nil
    }
  }

  /// A figure in its place. That the chapter's step has one of this name is checked with the book.
  private mutating func figure(_ name: String, _ fence: Fence) -> Block? {
    guard place == .chapter else {
      note("\(place.rawValue) can't hold a figure; move it to its chapter", at: fence.location)
      return nil
    }
    guard fence.body.isBlank else {
      note(
        "a figure is drawn from the run; remove what is between the fences",
        at: fence.body.location(line: 1, column: 1))
      return nil
    }
    return .figure(PlacedFigure(name: name, location: fence.infoLocation))
  }

  private mutating func flashcard(_ fence: Fence) -> Block? {
    guard let sides = sides(of: fence, kind: "flashcard", second: "answer") else { return nil }
    return .flashcard(
      Flashcard(question: sides.first, answer: sides.second, location: fence.location))
  }

  private mutating func prediction(_ name: String, _ fence: Fence) -> Block? {
    guard let sides = sides(of: fence, kind: "prediction", second: "explanation") else {
      return nil
    }
    if let value = sides.first.inlineValues.first(where: { $0.name == name }) {
      note(
        "the question gives its answer away; remove {{\(name)}}, or move it below '---'",
        at: value.location)
    }
    return .prediction(
      Prediction(
        name: name, question: sides.first, explanation: sides.second,
        location: fence.infoLocation))
  }

  /// The blocks above and below the `---` line of a card.
  private mutating func sides(
    of fence: Fence, kind: String, second: String
  ) -> (first: [Block], second: [Block])? {
    guard place != .card, place != .answer else {
      let excess = place == .card ? "another one" : "a \(kind)"
      note("\(place.rawValue) can't hold \(excess); move it out", at: fence.location)
      return nil
    }
    let body = fence.body
    guard let border = CardBorder.index(in: body) else {
      note("the \(kind) has no line '---' between question and \(second)", at: fence.location)
      return nil
    }
    let above = body.piece(0..<border)
    let below = body.piece((border + 1)..<body.lines.count)
    if above.isBlank { note("the \(kind) has no question", at: fence.location) }
    if below.isBlank { note("the \(kind) has no \(second)", at: fence.location) }
    return (
      side(above, called: "question", of: kind, fence), side(below, called: second, of: kind, fence)
    )
  }

  /// One side of a card. A comment alone leaves no trace, and a card can't be empty.
  private mutating func side(
    _ text: SourceText, called name: String, of kind: String, _ fence: Fence
  ) -> [Block] {
    let mistakes = diagnostics.count
    let side = blocks(of: text, in: .card)
    if side.isEmpty, !text.isBlank, diagnostics.count == mistakes {
      note("the \(kind) has no \(name)", at: fence.location)
    }
    return side
  }

  /// The answer to an exercise. Where one may stand is checked once the whole chapter is read.
  private mutating func answer(_ fence: Fence) -> Block? {
    switch place {
    case .chapter, .prose: break
    case .introduction, .appendix, .glossary:
      note(
        "\(place.rawValue) can't hold an answer; move it to an exercise of a chapter",
        at: fence.location)
      return nil
    case .card:
      note("a card can't hold an answer block; write the answer below '---'", at: fence.location)
      return nil
    case .answer:
      note("an answer can't hold another one; move it out", at: fence.location)
      return nil
    }
    guard !fence.body.isBlank else {
      note("the answer is empty; write it between the fences", at: fence.location)
      return nil
    }
    if let inner = fence.firstClosingBlock {
      note(
        "the end of this block ends the answer as well; begin and end the answer with "
          + fence.longerMarker,
        at: inner)
      return nil
    }
    return .answer(
      Answer(blocks: blocks(of: fence.body, in: .answer), location: fence.location))
  }

  /// A text within this one: one side of a card, or an answer.
  private mutating func blocks(of text: SourceText, in place: Place) -> [Block] {
    var reader = BlockReader(text, in: place, files: files.files)
    let blocks = reader.read().map(\.block)
    diagnostics += reader.diagnostics
    places += reader.places
    return blocks
  }

  /// What `parse` returns; `nil`, with a diagnostic, if it throws.
  private mutating func parsed<Result>(
    _ parse: () throws(Diagnostic) -> Result
  ) -> Result? {
    do throws(Diagnostic) {
      return try parse()
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  private func location(_ node: MarkdownNode) -> SourceLocation {
    source.location(line: node.line, column: node.column)
  }

  private mutating func note(_ message: String, at location: SourceLocation) {
    diagnostics.append(Diagnostic(at: location, message))
  }
}
