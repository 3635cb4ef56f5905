import Chapters
import Foundation
import Record

/// The terms of a book in alphabetical order, each with the chapter that explains it.
enum TermsView {
  /// `nil` for a book without terms.
  static func make(_ terms: Terms, book: Book) -> View? {
    guard !terms.all.isEmpty else { return nil }
    let sorted = terms.all.sorted { ($0.text.lowercased(), $0.id) < ($1.text.lowercased(), $1.id) }
    return View([
      "terms": sorted.map { term in
        View([
          "id": term.id, "text": term.text,
          "part": StepID(rawValue: term.part).map { "chapter \($0.number)" } ?? "introduction",
        ])
      }
    ])
  }
}
