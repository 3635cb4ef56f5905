/// The definitions of a book's terms, from its GLOSSARY.md: a list of `- **term**: definition`.
package struct Glossary: Hashable, Sendable {
  /// A term with what it means in a sentence or two, which has to make sense by itself.
  package struct Entry: Hashable, Sendable {
    package var term: String
    package var definition: [Inline]
    package var location: SourceLocation

    package init(term: String, definition: [Inline], location: SourceLocation) {
      self.term = term
      self.definition = definition
      self.location = location
    }
  }

  package var title: String
  /// In the order of the file.
  package var entries: [Entry]
  /// Where its formulas and links are.
  package var places: TextPlaces

  package init(title: String, entries: [Entry], places: TextPlaces = TextPlaces()) {
    self.title = title
    self.entries = entries
    self.places = places
  }

  /// The definitions as blocks, to find what is in them.
  package var blocks: [Block] { entries.map { .paragraph($0.definition) } }
}

extension Glossary {
  private static let form = "write '- **term**: definition' for each term, and nothing else"

  /// Reads the entries of a file; adds a diagnostic for whatever else is in it.
  init(_ text: TitledBlocks, _ diagnostics: inout [Diagnostic]) {
    var entries: [Entry] = []
    for block in text.sourcedBlocks.dropFirst() {
      let source = block.source
      guard case .list(start: nil, let items) = block.block else {
        diagnostics.append(
          Diagnostic(
            at: SourceLocation(file: source.file, line: source.lines.lowerBound, column: 1),
            "this is no list of terms; \(Self.form)"))
        continue
      }
      for (item, line) in zip(items, Self.lines(of: items.count, in: source)) {
        let location = SourceLocation(file: source.file, line: line, column: 1)
        guard let entry = Self.entry(item, at: location) else {
          diagnostics.append(Diagnostic(at: location, "this is no definition; \(Self.form)"))
          continue
        }
        if let other = entries.first(where: { $0.term.lowercased() == entry.term.lowercased() }) {
          diagnostics.append(
            Diagnostic(
              at: location,
              "'\(entry.term)' is defined on line \(other.location.line) already; remove one"))
        }
        entries.append(entry)
      }
    }
    self.init(title: text.title, entries: entries, places: text.places)
  }

  /// An item that begins with a bold term and a colon.
  private static func entry(_ item: [Block], at location: SourceLocation) -> Entry? {
    guard item.count == 1, case .paragraph(let inlines)? = item.first, inlines.count > 1,
      case .strong(let term) = inlines[0], case .text(let text) = inlines[1], text.hasPrefix(":")
    else { return nil }
    let start = text.dropFirst().drop { $0 == " " }
    let definition = (start.isEmpty ? [] : [Inline.text(String(start))]) + inlines.dropFirst(2)
    let name = term.plainText
    guard !name.allSatisfy(\.isWhitespace),
      definition.contains(where: { $0 != .softBreak && $0 != .lineBreak })
    else { return nil }
    return Entry(term: name, definition: definition, location: location)
  }

  /// The lines where the items of a list begin; the list's first line if they can't be told apart.
  private static func lines(of count: Int, in source: MarkdownSource) -> [Int] {
    let marks = source.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { line in ["- ", "* ", "+ "].contains { line.element.hasPrefix($0) } }
    return marks.count == count
      ? marks.map { source.lines.lowerBound + $0.offset }
      : Array(repeating: source.lines.lowerBound, count: count)
  }
}
