import Chapters

/// The terms of a book: what its text sets in emphasis where it explains it first. The titles of other
/// works, whose words are capitalized, are none.
struct Terms {
  struct Term: Hashable {
    var text: String
    /// The id of the part that explains it: a chapter, or the introduction.
    var part: String

    /// Where on the page it is explained.
    var id: String { "term-\(HeadingIDs.slug(text))" }
  }

  /// The id of the text before the first chapter, and of what follows the last.
  static let introduction = "introduction"
  static let appendix = "appendix"

  /// In the order of the text.
  let all: [Term]
  /// The most words that a term has.
  let longest: Int
  private let byName: [String: Term]

  init(book: Book) {
    let parts =
      [(Self.introduction, book.introduction)]
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

  /// The term that `text` names, in whatever case or number it is written.
  subscript(text: String) -> Term? { byName[Self.name(text)] }

  /// Lower case and singular, so that "Gates" and "gate" are one.
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
  /// What running text sets in emphasis. Cards repeat what was explained before.
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
