import Drawings
import Record
import Rendering

/// The numbers of the figures on a page, by the names that chapters have for them.
struct FigureNumbers {
  struct Number: Hashable {
    var step: Int
    /// The number within the chapter, such as the 2 of figure 7.2.
    var number: Int

    /// The id of the figure on the page.
    var anchor: String { FigureView.anchor(step: step, number: number) }
  }

  private let byName: [String: Number]

  init(_ context: ReportContext) {
    var byName: [String: Number] = [:]
    for step in context.figures.keys where StepState(context.record[step]).hasResults {
      for numbered in context.numberedFigures(of: step) {
        guard let name = numbered.figure.name else { continue }
        byName[name] = Number(step: step.number, number: numbered.number)
      }
    }
    self.byName = byName
  }

  /// `nil` for a figure that this page doesn't have.
  subscript(name: String) -> Number? { byName[name] }
}

extension FigureNumbers.Number: CustomStringConvertible {
  var description: String { "\(step).\(number)" }
}
