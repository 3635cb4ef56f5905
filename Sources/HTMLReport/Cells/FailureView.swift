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
      "message": failure?.localizedMessage
        ?? localized("The step failed without an error message."),
      "isEnglish": failure.map {
        $0.localizedMessage == $0.message && Language.current.code != "en"
      },
      "location": failure?.location ?? "\(cell.location.file):\(cell.location.line)",
      "retry": failure?.retry,
    ])
  }
}
