import Chapters
import Record
import Wording

/// The card shown in place of the results of a failed step.
enum FailureView {
  static func make(_ record: StepRecord?, cell: StepCell, step: StepID) -> View {
    let failure = record?.failure
    return View([
      "step": step.rawValue,
      "number": step.number,
      "mark": "cross",
      "message": failure?.message ?? localized("The step failed without an error message."),
      "location": failure?.location ?? "\(cell.location.file):\(cell.location.line)",
      "retry": failure?.retry,
    ])
  }
}
