import Drawings
import Record
import Rendering

extension NumberedFigure {
  /// The figure as the page shows it, with links to the places in the text that speak of it.
  func view(step: StepID, _ index: PageIndex) -> View {
    figure.view(
      step: step.number, number: number, mentions: figure.name.map { index.mentions[$0] } ?? [])
  }
}
