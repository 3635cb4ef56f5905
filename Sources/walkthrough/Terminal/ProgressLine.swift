import Pipeline
import Record
import Wording

/// The progress of a step in one line: share, count, rate, a note, and the time left. In English on
/// the terminal, and in the language of a watched page there.
enum ProgressLine {
  static func text(_ progress: StepProgress, elapsed: Duration) -> String {
    let seconds = elapsed / .seconds(1)
    let rate = Double(progress.done) / max(seconds, 1e-3)
    let format: ValueFormat = progress.unit == "bytes" ? .bytes : .count
    let suffix = progress.unit == "bytes" ? "" : " " + localized(Phrase(progress.unit))
    var parts: [String] = []
    if progress.done > 0 {
      if let total = progress.total, total > 0 {
        let share = ValueFormat.percent.string(.number(Double(progress.done) / Double(total)))
        parts.append(localized("\(share) of \(format.string(.integer(total)) + suffix)"))
      } else {
        parts.append("\(format.string(.integer(progress.done)))\(suffix)")
      }
      if seconds > 1 { parts.append("\(format.string(.number(rate.rounded())))/s") }
    }
    if let note = progress.note { parts.append(localized(note)) }
    if let total = progress.total, progress.done > 0, seconds > 2, total > progress.done {
      let left = Double(total - progress.done) / max(rate, 1e-9)
      parts.append(localized("\(ValueFormat.seconds.string(.number(left))) left"))
    }
    return parts.isEmpty ? "…" : parts.joined(separator: ", ")
  }
}
