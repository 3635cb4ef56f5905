import Record

/// A comparison of runs as tables on the terminal.
enum ComparisonLines {
  static func tell(_ comparison: RunComparison) {
    let names = comparison.runs.map(\.name)
    for warning in comparison.warnings { Terminal.standardError("note: \(warning)\n") }
    let settings = comparison.settings
    if settings.isEmpty {
      print("The runs have the same seed, data and settings.")
    } else {
      print(
        TextTable(["settings that differ"] + names, rows: settings.map { [$0.name] + $0.values }))
    }
    let results = comparison.results().filter(\.isHeadline)
    print("")
    print(TextTable(["results"] + names, rows: results.map { [$0.label] + $0.values }))
    print("\n\(comparison.verdict)")
  }
}
