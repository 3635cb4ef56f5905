import Chapters
import Record
import Rendering

/// The eight steps in a row, with what each produced in this run.
struct MapView {
  let context: ReportContext

  func make() -> View {
    let values = RunValues(record: context.record, catalog: context.catalog)
    return View([
      "stations": context.book.chapters.compactMap { chapter in
        StepID(rawValue: chapter.cell.identifier).map { step in
          let amount = values.string(named: "\(step).\(step.yield.result)")
          return View([
            "id": step.rawValue, "number": step.number, "made": step.yield.label,
            "amount": amount == ValueFormat.absent ? nil : amount,
          ])
        }
      }
    ])
  }
}
