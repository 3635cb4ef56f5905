import Chapters
import Record
import Rendering
import Wording

/// A question to the reader, with the result of the run folded below it.
enum PredictionView {
  /// - Parameters:
  ///   - outcome: what the question asks for; `nil` where the reader is not to see it.
  ///   - place: the place of the outcome in print.
  ///   - veil: where links from covered numbers lead and what they call it; `nil` if nothing is
  ///     covered for this question.
  static func make(question: [View], outcome: View?, place: AnswerKey.Place, veil: View?) -> View {
    View(
      "block/prediction",
      [
        "question": question, "outcome": outcome, "place": outcome.map { _ in place.view },
        "veil": veil,
      ])
  }

  /// The result of the run, or why there is none, and the explanation.
  static func outcome(
    _ prediction: Prediction, explanation: [View], in context: ReportContext
  ) -> View {
    let values = RunValues(record: context.record, catalog: context.catalog)
    let name = QualifiedName(prediction.name)
    let number = name.flatMap { values.number($0.step, $0.name) }
    let entry = name.flatMap { context.catalog[$0] }
    let label = (entry?.label).map { values.unit.phrase(localized(Phrase($0))) }
    let unit = number == nil ? nil : entry.flatMap { Self.unit(of: $0.format) }
    return View([
      "explanation": explanation,
      "isOpen": context.edition == .teacher,
      "number": number.map { "\(unit == "%" ? 100 * $0 : $0)" },
      "value": number.map { _ in values.string(named: prediction.name) },
      "unit": unit,
      "label": label ?? prediction.name,
      "absence": number == nil ? absence(of: name, label: label, in: context.record) : nil,
    ])
  }

  /// The unit of a guess; `nil` for plain numbers.
  private static func unit(of format: ValueFormat) -> String? {
    switch format {
    case .percent: "%"
    case .bytes: localized("bytes")
    case .seconds: localized("seconds")
    case .count, .decimal, .perplexity, .scientific, .plain: nil
    }
  }

  /// Why there is no result to compare a guess with.
  private static func absence(
    of name: QualifiedName?, label: String?, in record: RunRecord
  ) -> String {
    guard let name else { return localized("This run has no such result.") }
    let (number, step) = (name.step.number, name.step)
    switch StepState(record[name.step]) {
    case .notRun: return localized("This run has no answer: step \(number), \(step), has not run.")
    case .failed: return localized("This run has no answer: step \(number), \(step), failed.")
    case .ran, .cached, .stale:
      return localized(
        """
        This run has no answer: step \(number), \(step), has no value for “\(label ?? name.name)” \
        with these settings.
        """)
    }
  }
}
