import Drawings
import Record

extension Continuation {
  /// What the model wrote, to follow the prompt.
  var tail: String { (unit ?? .word) == .word ? " " + text.trimmed : text }

  /// How the words were picked, such as "temperature 0.8, top 20".
  var sampling: String {
    let words = topK > 0 ? ", top \(Format.count(topK))" : ""
    let share = topP < 1 ? ", top \(Format.percent(topP))" : ""
    return "temperature \(ValueFormat.plain.string(.number(temperature)))\(words)\(share)"
  }
}
