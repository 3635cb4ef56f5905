/// The definitions of a book's terms, from its GLOSSARY.md: a list of `- **term**: definition`, where
/// other forms of a term can follow it, as in `- **Stapel**, **Stapeln**: definition`.
package struct Glossary: Hashable, Sendable {
  /// A term with what it means in a sentence or two, which has to make sense by itself.
  package struct Entry: Hashable, Sendable {
    package var term: String
    /// Other forms that the text uses, such as a plural.
    package var forms: [String]
    package var definition: [Inline]
    package var location: SourceLocation

    package init(
      term: String, forms: [String] = [], definition: [Inline], location: SourceLocation
    ) {
      self.term = term
      self.forms = forms
      self.definition = definition
      self.location = location
    }

    /// The term and its other forms.
    package var names: [String] { [term] + forms }
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
        for name in entry.names {
          let other = entries.first { $0.names.contains { $0.lowercased() == name.lowercased() } }
          guard let other else { continue }
          diagnostics.append(
            Diagnostic(
              at: location,
              "'\(name)' is defined on line \(other.location.line) already; remove one"))
        }
        entries.append(entry)
      }
    }
    self.init(title: text.title, entries: entries, places: text.places)
  }

  /// An item that begins with a bold term, perhaps other forms of it, and a colon.
  private static func entry(_ item: [Block], at location: SourceLocation) -> Entry? {
    guard item.count == 1, case .paragraph(let inlines)? = item.first else { return nil }
    var rest = inlines[...]
    var names: [String] = []
    while case .strong(let name)? = rest.first, case .text(let text)? = rest.dropFirst().first {
      names.append(name.plainText)
      rest = rest.dropFirst(2)
      guard text != ", " else { continue }
      guard text.hasPrefix(":"), let term = names.first,
        !names.contains(where: { $0.allSatisfy(\.isWhitespace) })
      else { return nil }
      let start = text.dropFirst().drop { $0 == " " }
      let definition = (start.isEmpty ? [] : [Inline.text(String(start))]) + rest
      guard definition.contains(where: { $0 != .softBreak && $0 != .lineBreak }) else { return nil }
      return Entry(
        term: term, forms: Array(names.dropFirst()), definition: definition, location: location)
    }
    return nil
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
