import Record

/// A comparison of runs as tables for the terminal.
enum ComparisonLines {
  static func report(_ comparison: RunComparison) {
    let names = comparison.runs.map(\.name)
    for warning in comparison.warnings { Terminal.standardError("note: \(warning)\n") }
    let settings = comparison.settings
    if settings.isEmpty {
      Terminal.write("The runs have the same seed, data and settings.\n")
    } else {
      let table = TextTable(
        ["settings that differ"] + names, rows: settings.map { [$0.name] + $0.values })
      Terminal.write("\(table)\n")
    }
    let results = comparison.results().filter(\.isHeadline)
    let table = TextTable(["results"] + names, rows: results.map { [$0.label] + $0.values })
    Terminal.write("\n\(table)\n\n\(comparison.verdict)\n")
  }
}
