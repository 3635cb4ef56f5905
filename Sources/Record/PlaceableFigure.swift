/// A figure that a chapter can place in its text; where it doesn't, the figure stands below the cell
/// like all others.
package enum PlaceableFigure: String, CaseIterable, Sendable {
  case cellSteps

  /// The step whose chapter shows it.
  package var step: StepID {
    switch self {
    case .cellSteps: .model
    }
  }
}
