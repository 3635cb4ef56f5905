import Drawings
import Record
import Wording

extension Continuation {
  /// What the model wrote, to follow the prompt.
  var tail: String { (unit ?? .word) == .word ? " " + text.trimmed : text }

  /// How the words were picked, such as "temperature 0.8, top 20".
  var sampling: String {
    [
      localized("temperature \(Format.plain(temperature))"),
      topK > 0 ? localized("top \(Format.count(topK))") : nil,
      topP < 1 ? localized("top \(Format.percent(topP))") : nil,
    ].compactMap { $0 }.joined(separator: ", ")
  }
}
