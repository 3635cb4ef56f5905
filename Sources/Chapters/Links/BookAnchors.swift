/// The addresses of a book's headings: GitHub's, by which chapters link to each other, and the ids
/// on the page, where they are all in one place.
package struct BookAnchors: Sendable {
  package struct Heading: Hashable, Sendable {
    /// GitHub's address within the file, without `#`.
    package var fragment: String
    /// Unlike all others on the page.
    package var id: String
  }

  private var headings: [String: [Heading]] = [:]
  private var titles: [String: String] = [:]

  package init(_ book: Book) {
    let parts = book.parts
    // A heading gets no id that is a part's.
    var used = Set(parts.map(\.id))
    for part in parts {
      var fragments: Set<String> = []
      titles[part.id] = Self.unused(Self.slug(part.text.titleInlines.labelText), &fragments)
      headings[part.id] = part.blocks.headings.map { inlines in
        let slug = Self.slug(inlines.labelText)
        let name = slug.isEmpty ? "section" : slug
        return Heading(
          fragment: Self.unused(name, &fragments), id: Self.unused("\(part.id)-\(name)", &used))
      }
    }
  }

  /// The headings of a part's running text, in the order of the text.
  package func headings(of part: String) -> [Heading] { headings[part] ?? [] }

  /// The id on the page for an address within a part; `nil` if nothing there has it.
  package func id(of fragment: String, in part: String) -> String? {
    if titles[part] == fragment { return part }
    return headings(of: part).first { $0.fragment == fragment }?.id
  }

  /// The addresses within a part, its title's among them.
  package func fragments(of part: String) -> [String] {
    (titles[part].map { [$0] } ?? []) + headings(of: part).map(\.fragment)
  }

  /// Lowercase, with hyphens for spaces, keeping only letters, digits, hyphens and underscores.
  package static func slug(_ text: String) -> String {
    String(
      text.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }

  /// The first of `name`, `name-1`, `name-2` … that isn't taken, as GitHub counts.
  private static func unused(_ name: String, _ taken: inout Set<String>) -> String {
    var candidate = name
    var count = 0
    while !taken.insert(candidate).inserted {
      count += 1
      candidate = "\(name)-\(count)"
    }
    return candidate
  }
}

extension [Block] {
  /// The headings of running text. Those in cards and predictions have no address: they are part of
  /// a question.
  fileprivate var headings: [[Inline]] {
    flatMap { block -> [[Inline]] in
      switch block {
      case .heading(_, let inlines): [inlines]
      case .list, .quote, .callout, .footnotes: block.children.headings
      default: []
      }
    }
  }
}
