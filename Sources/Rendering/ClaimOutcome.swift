import Chapters
import Drawings
import Record

extension RunRecord {
  /// What became of the claim at this place; `nil` if its text has changed since the run.
  package func outcome(of claim: Claim) -> ClaimRecord? {
    let place = "\(claim.location.file):\(claim.location.line)"
    let text = claim.text.trimmed
    return claims.first { $0.location == place && $0.text.trimmed == text }
  }
}
