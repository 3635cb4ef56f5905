import Chapters
import Record

/// What a sentence calls a part of the page.
enum PartLabel {
  /// - Parameter id: the id of the part.
  static func text(of id: String, in book: Book) -> String {
    if let step = StepID(rawValue: id) { return "chapter \(step.number)" }
    let chapter = book.chapterParts.first { $0.id == id }
    return chapter.map { "“\($0.text.title)”" } ?? "the \(id)"
  }
}
