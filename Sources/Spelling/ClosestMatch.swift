/// Longer words are not compared: nobody mistypes them, and the work grows with their square.
private let longestComparedWord = 64

/// The candidate that `word` most likely was meant to be; `nil` where none is near.
///
/// Near is a third of the word's length in edits, at least one and at most three; case costs
/// nothing. Of candidates equally near the first one wins. A candidate equal to `word` is a match.
package func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
  guard !word.isEmpty, word.utf8.count <= longestComparedWord else { return nil }
  let tolerated = min(3, max(1, word.count / 3))
  return candidates.filter { $0.utf8.count <= longestComparedWord }
    .map { (candidate: $0, distance: editDistance(word.lowercased(), $0.lowercased())) }
    .filter { $0.distance <= tolerated && $0.distance < $0.candidate.count }
    .min { $0.distance < $1.distance }?
    .candidate
}

/// The end of a message on an unknown word: "; did you mean 'epochs'?", or nothing where no
/// candidate is near.
package func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String {
  closestMatch(to: word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
}
