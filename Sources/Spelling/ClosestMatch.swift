/// Longer words are not compared: nobody mistypes them, and the work grows with their square.
private let longestComparedWord = 64

/// The candidates near `word`, nearest first.
///
/// Near means within a third of the word's length in edits, at least one and at most three,
/// ignoring case. Equally near candidates keep their order. A candidate equal to `word` is a match.
///
/// - Parameter count: the maximum number to return.
package func closestMatches(
  to word: String, among candidates: some Sequence<String>, count: Int
) -> [String] {
  guard !word.isEmpty, word.utf8.count <= longestComparedWord else { return [] }
  let length = word.count
  let tolerated = min(3, max(1, length / 3))
  return candidates.filter { candidate in
    candidate.utf8.count <= longestComparedWord && abs(candidate.count - length) <= tolerated
  }
  .map { (candidate: $0, distance: editDistance(word.lowercased(), $0.lowercased())) }
  .filter { $0.distance <= tolerated && $0.distance < $0.candidate.count }
  .enumerated()
  .sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
  .prefix(count).map(\.element.candidate)
}

/// The candidate nearest to `word`, as `closestMatches` finds it; `nil` if none is near.
package func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
  closestMatches(to: word, among: candidates, count: 1).first
}

/// The end of a message about an unknown word: "; did you mean 'epochs'?", or empty if no candidate
/// is near.
package func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String {
  closestMatch(to: word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
}
