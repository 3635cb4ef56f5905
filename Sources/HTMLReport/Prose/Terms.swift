import Chapters

/// The terms of a book: what its text emphasizes where it first explains it. Titles of other works,
/// whose words are capitalized, are not terms.
struct Terms {
  struct Term: Hashable {
    var text: String
    /// The id of the part that explains it: a chapter or the introduction.
    var part: String

    /// The id of its explanation on the page.
    var id: String { "term-\(HeadingIDs.slug(text))" }
  }

  /// The ids of the text before the first chapter and after the last.
  static let introduction = "introduction"
  static let appendix = "appendix"

  /// The terms, in the order of the text.
  let all: [Term]
  /// The largest number of words in a term.
  let longest: Int
  private let byName: [String: Term]

  init(book: Book) {
    let parts =
      [(Self.introduction, book.introduction.blocks)]
      + book.chapters.map { ($0.cell.identifier, $0.blocks) }
    var all: [Term] = []
    var byName: [String: Term] = [:]
    for (part, blocks) in parts {
      for text in blocks.flatMap(\.emphasized)
      where !Self.isTitle(text) && byName[Self.name(text)] == nil {
        let term = Term(text: text, part: part)
        all.append(term)
        byName[Self.name(text)] = term
      }
    }
    self.all = all
    longest = byName.keys.map { $0.split(separator: " ").count }.max() ?? 0
    self.byName = byName
  }

  private static func isTitle(_ text: String) -> Bool {
    text.split(separator: " ").count { $0.first?.isUppercase == true } > 1
  }

  /// The term that `text` names, ignoring case and number.
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
    case .list(_, let items): items.flatMap { $0.flatMap(\.emphasized) }
    case .quote(let blocks): blocks.flatMap(\.emphasized)
    default: []
    }
  }
}
