import Wording

/// The runs that a class handed in, the lowest perplexity first.
package struct ClassResults: Hashable, Sendable {
  /// Those without a perplexity follow the others, by name.
  package let verifications: [Verification]
  /// The run that they were verified against.
  package let own: RunRecord

  package init(_ verifications: [Verification], against own: RunRecord) {
    self.verifications = verifications.sorted {
      ($0.perplexity ?? .infinity, $0.name) < ($1.perplexity ?? .infinity, $1.name)
    }
    self.own = own
  }

  package var hasContradiction: Bool { verifications.contains(where: \.isContradicted) }

  /// Each run with its place: equal perplexities share one, and a false record has none.
  package var places: [(place: String, run: Verification)] {
    var (place, last): (Int, Double?) = (0, nil)
    var ranked = 0
    return verifications.map { run in
      guard let perplexity = run.perplexity, !run.isContradicted else {
        return (ValueFormat.absent, run)
      }
      ranked += 1
      if perplexity != last { (place, last) = (ranked, perplexity) }
      return (String(place), run)
    }
  }

  /// How many came out how.
  package var sentence: String {
    let total = verifications.count
    var (confirmed, contradicted, incomparable, unreadable) = (0, 0, 0, 0)
    for verification in verifications {
      switch verification.outcome {
      case .confirmed: confirmed += 1
      case .contradicted: contradicted += 1
      case .incomparable: incomparable += 1
      case .unreadable: unreadable += 1
      }
    }
    let parts = [
      confirmed == 0 ? nil : localized("\(confirmed) as recorded"),
      contradicted == 0 ? nil : localized("\(contradicted) otherwise than recorded"),
      incomparable == 0 ? nil : localized("\(incomparable) on another text or other words"),
      unreadable == 0 ? nil : localized("\(unreadable) without a model"),
    ].compactMap { $0 }.joined(separator: ", ")
    return total == 1 ? localized("1 run: \(parts).") : localized("\(total) runs: \(parts).")
  }

  /// Each run's settings as it was started with: recipe, seed and what differs from the book.
  package static func settings(of record: RunRecord) -> String {
    let recipe = record.recipe.map { [localized("recipe \($0.name)")] } ?? []
    let seed = [localized("seed \(record.seed)")]
    let changes = record.overrides.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return (recipe + seed + changes).joined(separator: ", ")
  }
}
