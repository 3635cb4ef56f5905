import Record

/// Claims that a run did not bear out, a line for each.
enum ClaimLines {
  /// False claims are errors; those of a run with other settings than the book's are only told.
  static func tell(_ claims: [ClaimRecord], isQuiet: Bool) {
    for claim in claims where claim.outcome == .fails {
      Terminal.standardError(
        "\(claim.location): error: the claim `\(claim.text)` is false: \(claim.detail)\n")
    }
    guard !isQuiet else { return }
    for claim in claims where claim.outcome == .doesNotHoldHere {
      Terminal.write(
        "\(claim.location): the claim `\(claim.text)` does not hold for this run: "
          + "\(claim.detail)\n")
    }
  }
}
