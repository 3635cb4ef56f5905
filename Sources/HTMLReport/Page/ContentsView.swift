import Chapters
import Record
import Rendering

/// The chapters beside the text, each with the state of its step.
enum ContentsView {
  static func make(_ context: ReportContext) -> View {
    View([
      "chapters": context.book.chapters.map { chapter in
        let step = StepID(rawValue: chapter.cell.identifier)
        let record = step.flatMap { context.record[$0] }
        return View([
          "id": chapter.cell.identifier,
          "number": step?.number,
          "title": chapter.title,
          "state": StepState(record).view,
          "stale": StepState(record) == .stale ? record?.stale : nil,
        ])
      }
    ])
  }
}
