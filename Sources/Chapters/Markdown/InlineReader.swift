/// Reads the inlines of one paragraph or heading.
struct InlineReader {
  private var lines: ParagraphLines
  private let files: QuotedFiles
  private var formulas: FormulaFinder
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var places = TextPlaces()
  /// The number of footnotes referred to so far; they are numbered in the order of first references.
  private(set) var footnotesSeen: Int

  /// - Parameters:
  ///   - files: those that pictures come from.
  ///   - footnotesBefore: the number of footnotes that the text before refers to.
  init(lines: ParagraphLines, files: QuotedFiles, footnotesBefore: Int = 0) {
    self.lines = lines
    self.files = files
    formulas = FormulaFinder(in: lines.source)
    footnotesSeen = footnotesBefore
  }

  /// Returns the inlines of a block and collects their errors in `diagnostics`.
  mutating func read(_ nodes: [MarkdownNode]) -> [Inline] {
    let inlines = inlines(nodes)
    diagnostics += formulas.diagnostics()
    return inlines
  }

  private mutating func inlines(_ nodes: [MarkdownNode]) -> [Inline] {
    var inlines: [Inline] = []
    for (index, node) in nodes.enumerated() {
      let isOpened = index > 0 && isFormula(nodes, at: index - 1)
      switch node.kind {
      case .text:
        let aligned = lines.align(node)
        var text = aligned.bytes[...]
        // The dollar signs around a code span belong to it.
        if isOpened { text = text.dropFirst() }
        if isFormula(nodes, at: index + 1) { text = text.dropLast() }
        inlines += self.text(text, line: aligned.line)
      case .code where isFormula(nodes, at: index):
        places.formulas.append(
          TextPlaces.Formula(
            tex: node.literal, isDisplayed: false, lines: [lines.location(of: node)]))
        lines.pass(node)
        inlines.append(.math(node.literal))
      default:
        inlines += inline(node)
      }
    }
    return inlines
  }

  /// Any inline except text and formulas.
  private mutating func inline(_ node: MarkdownNode) -> [Inline] {
    switch node.kind {
    case .softBreak, .lineBreak:
      formulas.addBreak()
      return [node.kind == .softBreak ? .softBreak : .lineBreak]
    case .emphasis: return [.emphasis(inlines(node.children))]
    case .strong: return [.strong(inlines(node.children))]
    case .strikethrough: return [.strikethrough(inlines(node.children))]
    case .footnoteReference:
      defer { lines.pass(node) }
      guard let number = Int(node.literal) else { return [] }
      defer { footnotesSeen = max(footnotesSeen, number) }
      return [.footnote(number: number, isFirst: number > footnotesSeen)]
    case .link(let destination, let title):
      let location = lines.location(of: node)
      note(LinkTarget.problem(ofLink: destination), at: location)
      defer { lines.pass(node) }
      if let name = LinkTarget.figure(of: destination) {
        return [figure(name, title, node.children, at: location)]
      }
      places.links.append(TextPlaces.Link(destination: destination, location: location))
      return [.link(destination: destination, title: title, inlines(node.children))]
    case .image(let source, let title):
      let location = lines.location(of: node)
      defer { lines.pass(node) }
      return [.picture(picture(source, title, node.children, at: location))]
    case .code:
      formulas.addCode()
      lines.pass(node)
      return [.code(node.literal)]
    default:
      defer { lines.pass(node) }
      if HTMLComment.isAll(of: node.literal) { return [] }
      note(
        "raw HTML is not shown; write Markdown, or put '\(node.literal.prefix(20))' in a code span",
        at: lines.location(of: node))
      return []
    }
  }

  private mutating func picture(
    _ source: String, _ title: String, _ text: [MarkdownNode], at location: SourceLocation
  ) -> Picture {
    var picture = Picture(source: source, title: title, text: inlines(text), file: nil)
    if picture.text.labelText.allSatisfy(\.isWhitespace) {
      note(
        "the picture has no text for readers who can't see it; write ![what it shows](\(source))",
        at: location)
    }
    if let problem = LinkTarget.problem(ofPicture: source) {
      note(problem, at: location)
    } else if files.files != nil {
      do throws(QuotedFiles.Problem) {
        picture.file = try files.picture(at: source)
      } catch {
        note(error.message, at: location)
      }
    }
    return picture
  }

  /// A reference to a figure, whose number is known only to the page.
  private mutating func figure(
    _ name: String, _ title: String, _ text: [MarkdownNode], at location: SourceLocation
  ) -> Inline {
    if name.isEmpty { note("the link names no figure; write #figure:loss", at: location) }
    if !title.isEmpty {
      note("a link to a figure has no title of its own; remove \"\(title)\"", at: location)
    }
    return .figure(FigureReference(name: name, text: inlines(text), location: location))
  }

  /// Text, split at the values in it.
  private mutating func text(_ bytes: ArraySlice<AlignedText.Byte>, line: Int) -> [Inline] {
    let source = lines.source
    let place = { (column: Int) in source.location(line: line, column: column) }
    formulas.add(bytes, line: line)
    let bytes = Array(bytes)
    if let name = Self.missingFootnote(in: bytes) {
      note(
        "there is no footnote '\(name.text)'; define it on a line of its own, \(name.text): …",
        at: place(bytes[name.index].column))
    }
    return InlineValueScanner(bytes: bytes).pieces().compactMap { piece in
      switch piece {
      case .text(let range):
        return .text(String(decoding: bytes[range].map(\.value), as: UTF8.self))
      case .value(let name, let index):
        return .value(InlineValue(name: name, location: place(bytes[index].column)))
      case .malformed(let message, let index):
        note(message, at: place(bytes[index].column))
        return nil
      }
    }
  }

  /// A reference that the parser left as text, since nothing defines it; `nil` if there is none.
  private static func missingFootnote(
    in bytes: [AlignedText.Byte]
  ) -> (text: String, index: Int)? {
    let text = bytes.map(\.value)
    for index in text.indices where text[index...].starts(with: "[^".utf8) {
      guard !bytes[index].isEscaped, let end = text[index...].firstIndex(of: UInt8(ascii: "]")),
        end > index + 2, !text[index..<end].contains(where: \.isBlank)
      else { continue }
      return (String(decoding: text[index...end], as: UTF8.self), index)
    }
    return nil
  }

  /// Whether the node at `index` is a code span directly between two dollar signs.
  private mutating func isFormula(_ nodes: [MarkdownNode], at index: Int) -> Bool {
    guard nodes.indices.contains(index - 1), nodes.indices.contains(index + 1),
      nodes[index].kind == .code
    else { return false }
    let (before, after) = (nodes[index - 1], nodes[index + 1])
    guard before.kind == .text, before.literal.utf8.last == Ascii.dollar, after.kind == .text,
      after.literal.utf8.first == Ascii.dollar
    else { return false }
    return lines.align(before).bytes.last?.isEscaped == false
      && lines.align(after).bytes.first?.isEscaped == false
  }

  private mutating func note(_ message: String?, at location: SourceLocation) {
    guard let message else { return }
    diagnostics.append(Diagnostic(at: location, message))
  }
}
