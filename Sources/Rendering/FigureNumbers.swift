import Drawings
import Record

/// The numbers of the figures of a report, by the names that chapters have for them.
package struct FigureNumbers {
  package struct Number: Hashable {
    package var step: Int
    /// The number within the chapter, such as the 2 of figure 7.2.
    package var number: Int

    package init(step: Int, number: Int) {
      self.step = step
      self.number = number
    }

    /// The id of the figure as the target of links.
    package var anchor: String { "figure-\(step)-\(number)" }
  }

  private let byName: [String: Number]

  package init(_ context: ReportContext) {
    var byName: [String: Number] = [:]
    for step in context.figures.keys where context.record[step]?.hasResults == true {
      for numbered in context.numberedFigures(of: step) {
        guard let name = numbered.figure.name else { continue }
        byName[name] = Number(step: step.number, number: numbered.number)
      }
    }
    self.byName = byName
  }

  /// `nil` for a figure that this report doesn't have.
  package subscript(name: String) -> Number? { byName[name] }
}

extension FigureNumbers.Number: CustomStringConvertible {
  package var description: String { "\(step).\(number)" }
}
