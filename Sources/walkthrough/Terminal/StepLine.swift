import Record

/// A step in one line: its state and its main results.
enum StepLine {
  static func state(of step: StepRecord, terminal: Terminal) -> TerminalText {
    let time = ValueFormat.seconds.string(.number(step.seconds))
    return switch step.state {
    case .ran: terminal.styled("ran in \(time).", .green)
    case .cached where step.stale != nil: terminal.styled("stale.", .yellow)
    case .cached: terminal.styled("fresh.", .dim)
    case .failed: terminal.styled("failed after \(time).", .red)
    case .notRun: terminal.styled("not run.", .dim)
    }
  }

  /// "perplexity 21.3, bigram perplexity 44.0".
  static func headline(of step: StepRecord) -> String {
    ResultCatalog.standard.entries(of: step.id)
      .filter { $0.isHeadline && step.results[$0.name.name] != nil }
      .map { "\($0.label) \($0.format.string(step.results[$0.name.name]))" }
      .joined(separator: ", ")
  }
}
