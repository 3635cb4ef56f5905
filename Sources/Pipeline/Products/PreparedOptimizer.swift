import TensorFiles

/// What the optimizer step passes on: its settings, as before the first update an optimizer has no
/// state, and how the model memorized one batch with them.
package struct PreparedOptimizer: StepProduct {
  /// Training on one small batch and nothing else. A model that can't memorize it is broken.
  package struct Overfitting: Codable, Hashable, Sendable {
    /// The mean loss in nats before each step, and after the last.
    package var losses: [Double]
    /// The number of sequences and of targets in the batch.
    package var sequences: Int
    package var tokens: Int

    package init(losses: [Double], sequences: Int, tokens: Int) {
      self.losses = losses
      self.sequences = sequences
      self.tokens = tokens
    }
  }

  package var settings: OptimizerSettings
  package var overfitting: Overfitting

  package init(settings: OptimizerSettings, overfitting: Overfitting) {
    self.settings = settings
    self.overfitting = overfitting
  }

  package init(decoding file: TensorFile) throws {
    settings = try file.note("optimizer")
    overfitting = try file.note("overfitting")
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile()
    try file.setNote("optimizer", settings)
    try file.setNote("overfitting", overfitting)
    return file
  }
}
