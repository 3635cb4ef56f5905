import Chapters
import Neural
import Record
import Text

/// The shape of the model.
package struct ModelSettings: StepSettings {
  /// The size of a word vector, E.
  package var embedding = 128
  /// The size of the hidden state, H.
  package var hidden = 256
  package var layers = 1
  /// Whether the linear layer uses the table of word vectors as its weight.
  package var tied = false
  /// The probability of dropping a value between layers during training.
  package var dropout = 0.0
  /// The probability of dropping a value of a word vector during training.
  package var inputDropout = 0.0
  /// The probability of dropping a value before the linear layer during training.
  package var outputDropout = 0.0
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
        !tied || embedding == hidden, "tied",
        "needs vectors of one size, as one table serves both ends: set embedding and hidden to the "
          + "same number; they are \(embedding) and \(hidden)"),
      .requireShare(dropout, "dropout"),
      .requireShare(inputDropout, "inputDropout"),
      .requireShare(outputDropout, "outputDropout"),
      .require(
        dropout == 0 || layers > 1, "dropout",
        "acts between layers, so it needs layers: 2 or more"),
    ].compactMap { $0 }
  }

  var dropoutRates: DropoutRates {
    DropoutRates(input: inputDropout, betweenLayers: dropout, output: outputDropout)
  }
}

/// The settings of the model step and the vocabulary determine a model's shape.
extension ModelShape {
  init(_ settings: ModelSettings, vocabulary: Vocabulary) {
    self.init(
      vocabulary: vocabulary.size, embedding: settings.embedding, hidden: settings.hidden,
      layers: settings.layers, padding: vocabulary.padding, isTied: settings.tied)
  }

  /// From settings in a run's record; `nil` if they lack a size.
  init?(recorded settings: [String: Value], vocabulary: Vocabulary) {
    guard case .integer(let embedding)? = settings["embedding"],
      case .integer(let hidden)? = settings["hidden"],
      case .integer(let layers)? = settings["layers"]
    else { return nil }
    self.init(
      vocabulary: vocabulary.size, embedding: embedding, hidden: hidden, layers: layers,
      padding: vocabulary.padding, isTied: settings["tied"] == .boolean(true))
  }
}
