/// The same number in a run and in a reference.
package struct ComparedNumbers: Hashable, Sendable {
  package let run: Double
  package let reference: Double

  package init(run: Double, reference: Double) {
    self.run = run
    self.reference = reference
  }

  /// The relative difference of the run's number from the reference's; infinite if either is not a
  /// number.
  package var difference: Double {
    if run == reference { return 0 }
    let difference = abs(run - reference) / abs(reference)
    return difference.isNaN ? .infinity : difference
  }
}
