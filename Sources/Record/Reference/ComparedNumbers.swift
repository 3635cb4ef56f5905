/// The same number as a run has it and as a reference has it.
package struct ComparedNumbers: Hashable, Sendable {
  package let run: Double
  package let reference: Double

  package init(run: Double, reference: Double) {
    self.run = run
    self.reference = reference
  }

  /// How far the run's number is from the reference's, as a share of the latter; infinite where one
  /// is no number.
  package var difference: Double {
    if run == reference { return 0 }
    let difference = abs(run - reference) / abs(reference)
    return difference.isNaN ? .infinity : difference
  }
}
