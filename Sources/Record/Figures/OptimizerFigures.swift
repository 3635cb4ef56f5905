/// What the page shows of the optimizer step besides its results.
package struct OptimizerFigures: Codable, Hashable, Sendable {
  /// The loss when training on one small batch alone, before each step and after the last. A model
  /// that can't memorize one batch is broken.
  package var overfitLosses: [Double]
  /// The number of sequences and of targets in that batch.
  package var overfitSequences: Int
  package var overfitTokens: Int

  package init(overfitLosses: [Double], overfitSequences: Int, overfitTokens: Int) {
    self.overfitLosses = overfitLosses
    self.overfitSequences = overfitSequences
    self.overfitTokens = overfitTokens
  }
}
