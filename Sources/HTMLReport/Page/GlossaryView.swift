import Chapters
import Foundation
import Record
import Wording

/// The terms of a book in alphabetical order, each with its definition, if the glossary has one, and
/// the chapter that explains it.
enum GlossaryView {
  /// `nil` for a book without terms.
  ///
  /// - Parameter inlines: makes the views of a definition.
  static func make(_ terms: Terms, in book: Book, inlines: ([Inline]) -> [View]) -> View? {
    guard !terms.all.isEmpty else { return nil }
    let sorted = terms.all.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    let views = sorted.map { term in
      View([
        "id": term.definitionID, "text": term.name,
        "address": term.part == nil ? nil : term.id,
        "part": term.part.map { PartLabel.text(of: $0, in: book) },
        "definition": term.entry.map { inlines($0.definition) },
      ])
    }
    let defined = zip(sorted, views).filter { $0.0.entry != nil }.map(\.1)
    let others = zip(sorted, views).filter { $0.0.entry == nil }.map(\.1)
    return View([
      "title": book.glossary?.title ?? localized("Terms"),
      "defined": defined, "hasDefined": !defined.isEmpty,
      "others": others, "hasOthers": !others.isEmpty,
    ])
  }
}
