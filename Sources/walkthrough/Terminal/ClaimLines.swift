import Record

/// Reports what a run contradicts, one per line: that training succeeded, and claims of the book.
enum ClaimLines {
  /// False claims are errors, unless the run has other settings than the book's.
  static func report(_ record: RunRecord, isQuiet: Bool) {
    if let divergence = record.divergence { Terminal.standardError("error: \(divergence)\n") }
    let claims = record.claims
    for claim in claims where claim.state == .fails {
      Terminal.standardError(
        "\(claim.location): error: the claim `\(claim.text)` is false: \(claim.detail)\n")
    }
    guard !isQuiet else { return }
    for claim in claims where claim.state == .doesNotHoldHere {
      Terminal.write(
        "\(claim.location): the claim `\(claim.text)` does not hold for this run: "
          + "\(claim.detail)\n")
    }
  }
}

extension RunRecord {
  /// Whether training diverged or a claim of the book is false.
  var isContradicted: Bool {
    divergence != nil || claims.contains { $0.state == .fails }
  }
}
