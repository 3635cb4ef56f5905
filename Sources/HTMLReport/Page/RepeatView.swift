import Drawings
import Record
import Rendering
import Wording

/// Says who gets the numbers of this page again, and how nearly: the same program elsewhere, and
/// PyTorch.
struct RepeatView {
  let context: ReportContext
  let veils: Veils

  /// The recipe with the settings of the notebook that both books come from.
  private static let notebook = "notebook"

  /// `nil` before the model is trained.
  func make() -> View? {
    guard context.record[.train]?.hasResults == true else { return nil }
    let (early, late) = (ReferenceComparison.Limit.early, ReferenceComparison.Limit.late)
    return View([
      "seed": String(context.record.seed),
      "toolchain": context.record.machine.toolchain,
      "instructions": context.record.machine.instructions,
      "blas": context.record.machine.blas,
      "earlySteps": Format.count(early.steps),
      "earlyPart": Format.count((1 / early.difference).rounded()),
      "lateSteps": Format.count(late.steps),
      "latePart": Format.count((1 / late.difference).rounded()),
      "canCompare": context.comparison == nil && context.record.recipe?.name == Self.notebook,
      "reference": context.comparison.map(reference),
    ])
  }

  private func reference(_ comparison: ReferenceComparison) -> View {
    let isCheck = comparison.verdict != .notAlike
    return View([
      "agrees": comparison.verdict == .agrees,
      "differs": comparison.verdict == .differs,
      "isCheck": isCheck,
      "name": comparison.reference.name,
      "numbers": isCheck ? numbers(comparison) : [],
      // The comparison is the last figure of its chapter.
      "figure": context.figures[.evaluate].map { figures in
        FigureNumbers.Number(step: StepID.evaluate.number, number: figures.count).anchor
      },
    ])
  }

  /// The loss of the first and the last step that both have, and the perplexity.
  private func numbers(_ comparison: ReferenceComparison) -> [View] {
    var steps = [comparison.steps.first, comparison.steps.last].compactMap { $0 }
    if comparison.steps.count == 1 { steps.removeLast() }
    let losses = steps.map { step in
      row(
        localized("loss of step \(Format.count(step.step))"), step.values, digits: 6,
        gives: step.step == 1 ? "optimizer.initialLoss" : nil)
    }
    let perplexity = comparison.hasComparablePerplexity ? comparison.perplexity : nil
    let last = perplexity.map {
      row(localized("test perplexity"), $0, digits: 3, gives: "evaluate.perplexity")
    }
    return losses + [last].compactMap { $0 }
  }

  /// - Parameter result: the result that the row gives away.
  private func row(
    _ name: String, _ values: ComparedNumbers, digits: Int, gives result: String?
  ) -> View {
    View([
      "veil": veils.attribute(for: [result].compactMap { $0 }),
      "name": name, "run": Format.decimal(values.run, digits),
      "reference": Format.decimal(values.reference, digits),
    ])
  }
}
