import Record

/// The runs of a class as a table for the terminal, and what is wrong with some of them.
enum VerificationLines {
  static func report(_ results: ClassResults) {
    let format = ValueFormat.perplexity
    let table = TextTable(
      ["run", "place", "perplexity", "recorded", "record"],
      rows: results.places.map { place, run in
        [
          run.name, place, format.string(run.perplexity.map(Value.number)),
          format.string(run.recordedPerplexity.map(Value.number)), run.verdict,
        ]
      })
    Terminal.write("\(table)\n\n\(results.sentence)\n")
    for run in results.verifications where run.needsReason {
      Terminal.write("\(run.name): \(run.reason)\n")
    }
  }
}
