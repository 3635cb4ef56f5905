import Chapters
import Record

/// The card that stands where the results of a failed step would be.
enum FailureView {
  static func make(_ record: StepRecord?, cell: StepCell, step: StepID) -> View {
    let failure = record?.failure
    return View([
      "step": step.rawValue,
      "number": step.number,
      "mark": "cross",
      "message": failure?.message ?? "The step stopped without saying why.",
      "location": failure?.location ?? "\(cell.location.file):\(cell.location.line)",
      "retry": failure?.retry,
    ])
  }
}
