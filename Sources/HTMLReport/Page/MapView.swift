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
          let (made, result) = Self.outcome(of: step)
          let amount = values.string(named: "\(step).\(result)")
          return View([
            "id": step.rawValue, "number": step.number, "made": made,
            "amount": amount == ValueFormat.absent ? nil : amount,
          ])
        }
      }
    ])
  }

  /// What a step produces, and the result that says how much.
  private static func outcome(of step: StepID) -> (made: String, result: String) {
    switch step {
    case .load: ("training documents", "train.documents")
    case .vocab: ("words with an id", "size")
    case .dataset: ("training targets", "train.tokens")
    case .loader: ("batches per epoch", "batches")
    case .model: ("trainable parameters", "parameters")
    case .optimizer: ("loss before training", "initialLoss")
    case .train: ("loss of the last epoch", "loss.mean")
    case .evaluate: ("perplexity on new text", "perplexity")
    }
  }
}
