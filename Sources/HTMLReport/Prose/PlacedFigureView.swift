import Chapters
import Drawings
import Record
import Rendering

/// A figure where the chapter places it, or why there is none.
struct PlacedFigureView {
  let context: ReportContext
  let index: PageIndex
  let step: StepID?

  func make(_ placed: PlacedFigure) -> View {
    guard let step, StepState(context.record[step]).hasResults,
      let found = context.numberedFigures(of: step).first(where: { $0.figure.name == placed.name })
    else { return Self.absent(placed) }
    return View("block/figure", ["figure": found.view(step: step, index)])
  }

  /// What stands in the place of a figure that the run has no data for.
  static func absent(_ placed: PlacedFigure) -> View {
    View("block/figure", ["isAbsent": true])
  }
}
