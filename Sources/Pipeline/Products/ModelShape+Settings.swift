import Neural
import Record
import Text

/// The settings of the model step and the vocabulary determine a model's shape.
extension ModelShape {
  init(_ settings: ModelSettings, vocabulary: Vocabulary) {
    self.init(
      vocabulary: vocabulary.size, embedding: settings.embedding, hidden: settings.hidden,
      layers: settings.layers, padding: vocabulary.padding)
  }

  /// From settings in a run's record; `nil` if they lack a size.
  init?(recorded settings: [String: Value], vocabulary: Vocabulary) {
    guard case .integer(let embedding)? = settings["embedding"],
      case .integer(let hidden)? = settings["hidden"],
      case .integer(let layers)? = settings["layers"]
    else { return nil }
    self.init(
      vocabulary: vocabulary.size, embedding: embedding, hidden: hidden, layers: layers,
      padding: vocabulary.padding)
  }
}
