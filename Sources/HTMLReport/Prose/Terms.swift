import Chapters

/// The terms of a book: what its text emphasizes where it first explains it, and what its glossary
/// defines. Titles of other works, whose words are capitalized, are not terms.
struct Terms {
  struct Term: Hashable {
    var text: String
    /// The id of the part that explains it: a chapter or the introduction; `nil` for a term that
    /// only the glossary has.
    var part: String?
    /// Its entry in the glossary, if there is one.
    var entry: Glossary.Entry?

    /// The term as the glossary writes it.
    var name: String { entry?.term ?? text }
    /// The id of its explanation on the page.
    var id: String { "term-\(BookAnchors.slug(text))" }
    /// The id of its entry in the glossary.
    var definitionID: String { "define-\(BookAnchors.slug(text))" }
    /// The id of what explains it best.
    var address: String { part == nil ? definitionID : id }
  }

  /// The terms in the order of the text, then those that only the glossary has.
  let all: [Term]
  /// The largest number of words in a term.
  let longest: Int
  private let byName: [String: Term]

  init(book: Book) {
    let entries = Dictionary(
      (book.glossary?.entries ?? []).flatMap { entry in
        entry.names.map { (Self.name($0), entry) }
      }, uniquingKeysWith: { first, _ in first })
    var all: [Term] = []
    var byName: [String: Term] = [:]
    func add(_ text: String, part: String?) {
      let name = Self.name(text)
      guard byName[name] == nil else { return }
      let term = Term(text: text, part: part, entry: entries[name])
      all.append(term)
      for name in [name] + (term.entry?.names ?? []).map(Self.name) where byName[name] == nil {
        byName[name] = term
      }
    }
    for part in book.parts where part.kind != .appendix {
      for text in part.blocks.flatMap(\.emphasized) where !Self.isTitle(text) {
        add(text, part: part.id)
      }
    }
    for entry in book.glossary?.entries ?? [] { add(entry.term, part: nil) }
    self.all = all
    longest = byName.keys.map { $0.split(separator: " ").count }.max() ?? 0
    self.byName = byName
  }

  private static func isTitle(_ text: String) -> Bool {
    text.split(separator: " ").count { $0.first?.isUppercase == true } > 1
  }

  /// The term that `text` names, ignoring case, and number as far as English or the glossary tells.
  subscript(text: String) -> Term? { byName[Self.name(text)] }

  /// Lowercase and singular, so that "Gates" and "gate" are one.
  private static func name(_ text: String) -> String {
    let text = text.lowercased()
    if ["ches", "shes", "sses", "ases", "xes"].contains(where: text.hasSuffix) {
      return String(text.dropLast(2))
    }
    let isSingular = ["ss", "as", "is", "us"].contains(where: text.hasSuffix)
    return text.count > 2 && text.hasSuffix("s") && !isSingular ? String(text.dropLast()) : text
  }
}

extension Block {
  /// What running text emphasizes. Cards don't count, as they repeat earlier explanations.
  fileprivate var emphasized: [String] {
    switch self {
    case .paragraph(let inlines):
      inlines.compactMap { if case .emphasis(let inner) = $0 { inner.plainText } else { nil } }
    case .table(let table):
      ([table.header] + table.rows).flatMap { $0.flatMap { Block.paragraph($0).emphasized } }
    case .list, .quote, .callout, .footnotes: children.flatMap(\.emphasized)
    default: []
    }
  }
}
