import Record

/// Reports the claims that don't hold for a run, one per line.
enum ClaimLines {
  /// False claims are errors, unless the run has other settings than the book's.
  static func report(_ claims: [ClaimRecord], isQuiet: Bool) {
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
