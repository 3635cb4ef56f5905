import Chapters
import Record
import Wording

/// What a sentence calls a part of the page.
enum PartLabel {
  /// - Parameter id: the id of the part.
  static func text(of id: String, in book: Book) -> String {
    if let step = StepID(rawValue: id) { return localized("chapter \(step.number)") }
    if let chapter = book.chapterParts.first(where: { $0.id == id }) {
      return localized("“\(chapter.text.title)”")
    }
    return id == BookPart.introductionID ? localized("the introduction") : localized("the appendix")
  }
}
