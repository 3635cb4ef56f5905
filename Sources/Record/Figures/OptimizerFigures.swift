/// What the page shows of the optimizer step, beside its results.
package struct OptimizerFigures: Codable, Hashable, Sendable {
  /// The loss of one small batch that is trained on alone, before each of its steps and after the
  /// last. A model that can't learn one batch by heart is broken.
  package var overfitLosses: [Double]
  /// Sequences and targets in that batch.
  package var overfitSequences: Int
  package var overfitTokens: Int

  package init(overfitLosses: [Double], overfitSequences: Int, overfitTokens: Int) {
    self.overfitLosses = overfitLosses
    self.overfitSequences = overfitSequences
    self.overfitTokens = overfitTokens
  }
}
