import Record

/// A comparison of runs as tables for the terminal.
enum ComparisonLines {
  static func report(_ comparison: RunComparison) {
    let names = comparison.runs.map(\.name)
    for warning in comparison.warnings { Terminal.standardError("note: \(warning)\n") }
    let settings = comparison.settings
    let results = comparison.results().filter(\.isHeadline)
    if settings.isEmpty {
      Terminal.write("The runs have the same seed, data and settings.\n")
    } else if comparison.isSideBySide {
      let table = TextTable(
        ["settings that differ"] + names, rows: settings.map { [$0.name] + $0.values })
      Terminal.write("\(table)\n")
    }
    let table =
      comparison.isSideBySide
      ? TextTable(["results"] + names, rows: results.map { [$0.label] + $0.values })
      : runByRun(names, results, settings)
    Terminal.write("\n\(table)\n\n\(comparison.verdict)\n")
  }

  /// A row for each run: perplexities, and the settings that differ.
  private static func runByRun(
    _ names: [String], _ results: [RunComparison.Row], _ settings: [RunComparison.Row]
  ) -> TextTable {
    let perplexities = results.filter {
      ["train.validationPerplexity", "evaluate.perplexity"].contains($0.name)
    }
    return TextTable(
      ["run"] + perplexities.map(\.label) + ["settings that differ"],
      rows: names.indices.map { index in
        [names[index]] + perplexities.map { $0.values[index] }
          + [settings.map { "\($0.name) \($0.values[index])" }.joined(separator: ", ")]
      })
  }
}
