/// Which of two equally frequent words comes first in a vocabulary.
package enum TieOrder: String, Codable, CaseIterable, Sendable {
  /// The one whose characters come first, as in torchtext.
  case token
  /// The one that was seen first, as with Python's `Counter` and a stable sort.
  case appearance
}
