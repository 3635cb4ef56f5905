import Chapters
import Record

/// Checks what the prose claims against what the run found.
struct ClaimChecker {
  let record: RunRecord
  /// Whether the run has the book's own settings and data: only then is a false claim a mistake.
  let isBooksOwn: Bool

  func check(_ book: Book) -> [ClaimRecord] {
    book.chapters.flatMap(\.claims).map(check)
  }

  private func check(_ claim: Claim) -> ClaimRecord {
    let outcome = claim.check { name in
      QualifiedName(name).flatMap { record.value(named: $0)?.number }
    }
    let (state, detail): (ClaimRecord.Outcome, String) =
      switch outcome {
      case .holds(let detail): (.holds, detail)
      case .fails(let detail): (isBooksOwn ? .fails : .doesNotHoldHere, detail)
      case .notChecked(let missing): (.notChecked, "this run has no \(missing)")
      }
    return ClaimRecord(
      text: claim.text, location: "\(claim.location.file):\(claim.location.line)", outcome: state,
      detail: detail)
  }
}
