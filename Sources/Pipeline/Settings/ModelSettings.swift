import Chapters
import Neural

/// The shape of the model.
package struct ModelSettings: StepSettings {
  /// The size of a word vector, E.
  package var embedding = 128
  /// The size of the hidden state, H.
  package var hidden = 256
  package var layers = 1
  /// The probability of dropping a value between layers during training.
  package var dropout = 0.0
  /// A safetensors file to start from; "" for random values.
  package var weights = ""

  package init() {}

  package func problems() -> [SettingProblem] {
    [
      .require(embedding >= 1, "embedding", "must be at least 1, not \(embedding)"),
      .require(hidden >= 1, "hidden", "must be at least 1, not \(hidden)"),
      .require(layers >= 1, "layers", "must be at least 1, not \(layers)"),
      .requireAtMost(ModelShape.largestVector, "embedding", embedding),
      .requireAtMost(ModelShape.largestVector, "hidden", hidden),
      .requireAtMost(ModelShape.mostLayers, "layers", layers),
      .require(
        dropout >= 0 && dropout < 1, "dropout",
        "must be at least 0 and below 1, not \(dropout)"),
      .require(
        dropout == 0 || layers > 1, "dropout",
        "acts between layers, so it needs layers: 2 or more"),
    ].compactMap { $0 }
  }
}
