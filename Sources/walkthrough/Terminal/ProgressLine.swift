import Pipeline
import Record

/// The progress of a step in one line: share, count, rate, a note, and the time left.
enum ProgressLine {
  static func text(_ progress: StepProgress, elapsed: Duration) -> String {
    let seconds = elapsed / .seconds(1)
    let rate = Double(progress.done) / max(seconds, 1e-3)
    let format: ValueFormat = progress.unit == "bytes" ? .bytes : .count
    let suffix = progress.unit == "bytes" ? "" : " \(progress.unit)"
    var parts: [String] = []
    if progress.done > 0 {
      if let total = progress.total, total > 0 {
        let share = ValueFormat.percent.string(.number(Double(progress.done) / Double(total)))
        parts.append("\(share) of \(format.string(.integer(total)))\(suffix)")
      } else {
        parts.append("\(format.string(.integer(progress.done)))\(suffix)")
      }
      if seconds > 1 { parts.append("\(format.string(.number(rate.rounded())))/s") }
    }
    if !progress.note.isEmpty { parts.append(progress.note) }
    if let total = progress.total, progress.done > 0, seconds > 2, total > progress.done {
      let left = Double(total - progress.done) / max(rate, 1e-9)
      parts.append("\(ValueFormat.seconds.string(.number(left))) left")
    }
    return parts.isEmpty ? "…" : parts.joined(separator: ", ")
  }
}
