import Chapters
import Record
import Rendering

/// The chapters beside the text, each with the state of its step, if it has one.
enum ContentsView {
  /// - Parameter title: makes the views of a title.
  static func make(_ context: ReportContext, title: ([Inline]) -> [View]) -> View {
    View([
      "site": context.site?.view,
      "chapters": context.book.chapterParts.map { part in
        let step = StepID(rawValue: part.id)
        let record = step.flatMap { context.record[$0] }
        return View([
          "id": part.id,
          "number": step?.number,
          "title": title(part.text.titleInlines.withoutLinks),
          "isMixed": part.text.titleInlines.hasRightToLeft,
          "state": step == nil ? nil : StepState(record).view,
          "stale": StepState(record) == .stale ? record?.localizedStale : nil,
        ])
      },
    ])
  }
}
