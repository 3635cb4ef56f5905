import Chapters
import Record

extension StepSettings {
  /// The settings by label, as they are recorded.
  var values: [String: Value] {
    Dictionary(uniqueKeysWithValues: literals.map { ($0.label, Value($0.value)) })
  }
}
