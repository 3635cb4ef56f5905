/// The name by which chapters refer to a figure and place it, such as "loss".
package struct FigureName: Hashable, Sendable {
  package let name: String
  /// The step whose chapter shows the figure.
  package let step: StepID

  package init(_ name: String, of step: StepID) {
    self.name = name
    self.step = step
  }
}
